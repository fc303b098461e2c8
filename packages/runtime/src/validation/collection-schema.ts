import type { Qualify, TypeCheck } from "./check.js";
import { collection } from "./collection.js";
import { enter } from "./enter.js";
import { invalid } from "./invalid.js";
import { leave } from "./leave.js";
import { ALWAYS, PARTIAL } from "./modes.js";
import { responseSchema } from "./response-schema.js";
import { ANY } from "./rules.js";
import type { Schema } from "./schema.js";
import { isInt64 } from "./values/int64.js";
import { isString } from "./values/string.js";

interface Page {
  readonly value: unknown;
  readonly "@odata.context"?: unknown;
  readonly "@odata.count"?: unknown;
  readonly "@odata.nextLink"?: unknown;
  readonly "@odata.deltaLink"?: unknown;
}

/** Makes the schema of a response with a collection, or a page of it, of the check of its items. */
export function collectionSchema<T>(item: TypeCheck, qualify: Qualify): Schema<T> {
  return responseSchema((input, name, check) => {
    const page = enter<Page>(input, name, check, "collection", ANY);
    if (page === undefined) return;
    if (page.value === undefined) invalid(page, "value", check, "array", ALWAYS | PARTIAL);
    else collection(page.value, "value", check, item);
    if (!isInt64(page["@odata.count"])) invalid(page, "@odata.count", check, "Int64");
    if (!isString(page["@odata.context"])) invalid(page, "@odata.context", check, "String");
    if (!isString(page["@odata.nextLink"])) invalid(page, "@odata.nextLink", check, "String");
    if (!isString(page["@odata.deltaLink"])) invalid(page, "@odata.deltaLink", check, "String");
    leave(check);
  }, qualify);
}
