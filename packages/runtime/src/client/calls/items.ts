import { validate } from "../response/validate.js";
import type { Call } from "./call.js";
import type { Context } from "./context.js";
import { pages } from "./pages.js";

/** The items of a collection, or what changed in one (OData Protocol 4.01 §11.3), and from where to go on. */
export interface AnyItems extends AsyncIterable<unknown> {
  token: string | undefined;
}

/**
 * Items from the token on; without one, all there are. The token moves on with each page that has been taken. A schema
 * is for each of the items.
 */
export function items(context: Context, call: Call, token?: string): AnyItems {
  const { schema, ...options } = call.options;
  return {
    token,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages(context, { ...call, options }, this.token)) {
        for (const item of page.value) yield schema ? await validate(schema, item) : item;
        this.token = page["@odata.nextLink"] ?? page["@odata.deltaLink"];
      }
    },
  };
}
