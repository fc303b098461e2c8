import { fail } from "../errors/fail.js";
import type { Call } from "./call.js";
import type { Context } from "./context.js";

/** A page of a collection, as far as paging is concerned. */
export interface AnyPage {
  readonly value: readonly unknown[];
  readonly "@odata.nextLink"?: string | undefined;
  readonly "@odata.deltaLink"?: string | undefined;
}

/**
 * All pages of a collection. Links are followed as they are (OData Protocol 4.01 §11.2.6.7), but not to other origins,
 * and none twice.
 *
 * @param token link to start with
 */
export async function* pages(
  context: Context,
  call: Call,
  token?: string,
): AsyncGenerator<AnyPage, void> {
  const seen = new Set<string>();
  for (let link = token ?? call.url; link;) {
    const {
      url: { href: url, origin },
      isAllowed,
    } = context.judge(link, call.url);
    if (!isAllowed) fail("origin", `${origin} is not allowed`);
    if (seen.has(url)) fail("paging", "the pages go round in circles");
    seen.add(url);
    const page = (await context.perform(() => ({ ...call, url }), context)) as AnyPage | null;
    if (!Array.isArray(page?.value)) fail("paging", "the body is no page");
    yield page;
    link = page["@odata.nextLink"] ?? "";
  }
}
