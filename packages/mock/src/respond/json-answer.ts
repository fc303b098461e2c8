import type { Answer } from "./answer.js";
import { contentTypeOf, type JsonFormat } from "./json-format.js";

/**
 * A JSON answer whose context comes first; without metadata there is none.
 *
 * @param object the text of a JSON object without spaces
 */
export function createJsonAnswer(
  status: number,
  context: string | undefined,
  object: string,
  format: JsonFormat,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { ...headers, "content-type": contentTypeOf(format) },
    body:
      context === undefined || format.metadata === "none" ? object : addContext(object, context),
  };
}

function addContext(object: string, context: string): string {
  const rest = object === "{}" ? "}" : `,${object.slice(1)}`;
  return `{"@odata.context":${JSON.stringify(context)}${rest}`;
}
