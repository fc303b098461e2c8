import { perform } from "./calls/perform.js";
import type { ClientOptions } from "./client-options.js";
import { createPath } from "./path/create-path.js";
import { createAuthorizer } from "./transport/authorize.js";
import { allowOrigins } from "./transport/origins.js";
import { createSend } from "./transport/send.js";

/**
 * A client for a service whose types are `Root`: a path at its root. Generated clients wrap it.
 *
 * @param options with the `baseUrl` of the service
 */
export function createClient<Root>(options: ClientOptions & { readonly baseUrl: string }): Root {
  const judge = allowOrigins(options.baseUrl, options.allowedOrigins);
  const { href, origin } = judge(options.baseUrl).url;
  const { authorize, redact } = createAuthorizer(options, origin);
  const send = (options.middleware ?? []).reduceRight(
    (next, wrap) => wrap(next),
    createSend(options.fetch ?? fetch, judge, authorize),
  );
  const root = { url: href.replace(/\/+$/, ""), route: "", query: [] };
  return createPath({ options, judge, redact, send, perform, root }, root) as Root;
}
