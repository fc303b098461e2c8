import type { Context } from "../calls/context.js";
import { fail } from "../errors/fail.js";
import { createSend } from "../transport/send.js";

/** A context that sends to the origin of an upload's address, without a token or what else is the service's alone. */
export function createUploadContext(outer: Context, uploadUrl: string): Context {
  const { url: home, isAllowed } = outer.judge(uploadUrl);
  if (home.protocol !== "https:" && !isAllowed) fail("origin", `${home.origin} is not allowed`);
  const judge: Context["judge"] = (address, base) => {
    const { url } = outer.judge(address, base);
    return { url, isAllowed: url.origin === home.origin };
  };
  const { retry, fetch: own = fetch } = outer.options;
  return { ...outer, options: { retry }, judge, send: createSend(own, judge, async () => {}) };
}
