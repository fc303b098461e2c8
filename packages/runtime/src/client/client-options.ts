import type { CommonOptions } from "./calls/call-options.js";
import type { TokenCredential, TokenProvider } from "./transport/authorize.js";
import type { Middleware } from "./transport/request.js";
import type { RetryOptions } from "./transport/retry-delay.js";
import type { BodyCheck } from "./response/validate-bodies.js";

/** How a client reaches its service. */
export interface ClientOptions extends CommonOptions {
  /** Gives the token: a credential of `@azure/identity`, or a function. Without one, requests have no token. */
  readonly credential?: TokenCredential | TokenProvider | undefined;
  /** The same as a function for `credential`. */
  readonly getToken?: TokenProvider | undefined;
  /** Scopes that a credential is asked for; `{origin of baseUrl}/.default` if not given. */
  readonly scopes?: readonly string[] | undefined;
  /** Root of the service. Its origin is allowed if it is `https:`. */
  readonly baseUrl?: string | undefined;
  /**
   * Further origins that may get the token, such as that of another cloud. `http:` is possible for this machine only
   * (`http://127.0.0.1:8080`), and must be named here even if it is `baseUrl`'s.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Sends in place of the platform's `fetch`: a mock, or one with a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Wraps each try, the first one outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  readonly retry?: RetryOptions | undefined;
  /** Bytes of a JSON body, decompressed, that are read at most; 32 MiB if not given. */
  readonly maxBodySize?: number | undefined;
  /** Validates bodies; see `validateBodies`. */
  readonly validate?: BodyCheck | undefined;
}
