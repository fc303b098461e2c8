import { http, HttpResponse, type HttpHandler } from "msw";
import { ConnectionFault } from "../connection-fault.js";
import type { FetchHandler } from "../fetch-handler.js";

export interface HandlersOptions {
  /** Origin, or root of the service, whose requests are answered; Graph's if not given. */
  readonly baseUrl?: string;
}

/**
 * Handlers of MSW 2, in which a mock answers every request to the service: `setupServer(...createHandlers(mock))`.
 * A connection that the mock breaks is a network error.
 */
export function createHandlers(
  mock: { readonly fetch: FetchHandler },
  { baseUrl = "https://graph.microsoft.com" }: HandlersOptions = {},
): readonly HttpHandler[] {
  const { origin, pathname } = new URL(baseUrl);
  const root = `${origin}${pathname.replace(/\/+$/, "")}`;
  return [root, `${root}/*`].map((path) =>
    http.all(path, async ({ request }) => {
      try {
        const response = await mock.fetch(request);
        const { status, statusText, headers } = response;
        return new HttpResponse(response.body, { status, statusText, headers });
      } catch (error) {
        if (error instanceof ConnectionFault) return HttpResponse.error();
        throw error;
      }
    }),
  );
}
