import { fail } from "../errors/fail.js";

/** What `@azure/identity` and others call a credential. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
    options?: { abortSignal?: AbortSignal },
  ): Promise<{ readonly token: string } | null>;
}

/** Gives an access token. */
export type TokenProvider = (options: { signal: AbortSignal }) => string | Promise<string>;

/** Puts tokens into headers, and keeps them out of messages. */
export interface Authorizer {
  authorize(headers: Headers, signal: AbortSignal): Promise<void>;
  /** The text without any token, in case that a service repeats it. */
  redact(text: string): string;
}

/** What a client's options say about tokens. */
interface TokenOptions {
  readonly credential?: TokenCredential | TokenProvider | undefined;
  readonly getToken?: TokenProvider | undefined;
  readonly scopes?: readonly string[] | undefined;
}

/** @param origin of the service, which the scopes are by default of. */
export function createAuthorizer(options: TokenOptions, origin: string): Authorizer {
  const { credential, scopes = [`${origin}/.default`] } = options;
  const getToken = credential ?? options.getToken;
  // As many as may be in use at a time.
  let tokens: string[] = [];
  return {
    async authorize(headers, signal) {
      if (!getToken) return;
      const token = await tokenFrom(getToken, scopes, signal);
      tokens = [token, ...tokens.filter((it) => it !== token)].slice(0, 8);
      headers.set("authorization", `Bearer ${token}`);
    },
    redact: (text) => tokens.reduce((rest, token) => rest.replaceAll(token, "[token]"), text),
  };
}

/** A token that fits in a header: the platform's own faults would show one that does not. */
async function tokenFrom(
  source: TokenCredential | TokenProvider,
  scopes: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  let token;
  let cause: unknown;
  try {
    token =
      typeof source === "function"
        ? await source({ signal })
        : (await source.getToken([...scopes], { abortSignal: signal }))?.token;
  } catch (error) {
    cause = error;
  }
  return /^[\x21-\x7e]+$/.test(token ?? "")
    ? `${token}`
    : fail("token", "no token that fits in a header", { cause });
}
