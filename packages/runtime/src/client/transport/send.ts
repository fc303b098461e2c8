import { fail } from "../errors/fail.js";
import type { Authorizer } from "./authorize.js";
import type { Judge } from "./origins.js";
import { isStream } from "./request-body.js";
import type { Send } from "./request.js";

/**
 * Sends requests, by the platform's `fetch`. The token, the caller's headers and bodies go to allowed origins only;
 * other origins can be read from, over `https:`, and get nothing but the address.
 */
export function createSend(
  fetch: typeof globalThis.fetch,
  judge: Judge,
  authorize: Authorizer["authorize"],
): Send {
  return async (request) => {
    let { method, url: address, body: given } = request;
    let isTrusted = true;
    for (let redirects = 0; redirects < 6; redirects++) {
      const { url, isAllowed } = judge(address);
      const isRead = /^(GET|HEAD)$/.test(method);
      // Who sends back from elsewhere has chosen the address.
      isTrusted &&= isAllowed;
      if (!isTrusted && (!isRead || url.protocol !== "https:")) {
        fail("origin", `${url.origin} is not allowed`);
      }
      const headers = new Headers(isTrusted ? request.headers : {});
      if (isTrusted) await authorize(headers, request.signal);
      const body = (typeof given === "function" ? given() : (given ?? null)) as BodyInit | null;
      const init: RequestInit & { duplex: "half" } = {
        method,
        headers,
        body,
        signal: request.signal,
        redirect: "manual",
        duplex: "half",
      };
      const response = await fetch(url.href, init).catch((cause: unknown) =>
        fail("network", "the connection failed", { cause }),
      );
      // Redirects (RFC 9110 §15.4). Browsers hide where they lead: their status is 0.
      const { status } = response;
      if (!/^(30[12378]|0)$/.test(`${status}`)) return response;
      const location = response.headers.get("location");
      // Unlike with browsers, 301 and 302 turn no request into another one.
      if (!location || !(isRead || status === 303 || (status > 303 && !isStream(body)))) {
        fail("redirect", `${method} is not redirected by ${status}`, { status });
      }
      if (!isRead && status === 303) {
        method = "GET";
        given = undefined;
      }
      address = judge(location, url.href).url.href;
      await response.body?.cancel();
    }
    return fail("redirect", "more than 5");
  };
}
