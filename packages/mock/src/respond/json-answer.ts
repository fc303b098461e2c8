import type { Answer } from "./answer.js";
import { contentTypeOf, type JsonFormat } from "./json-format.js";

/**
 * A JSON answer whose context comes first; without metadata there is none.
 *
 * @param members the text between an object's braces
 */
export function createJsonAnswer(
  status: number,
  context: string | undefined,
  members: string,
  format: JsonFormat,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const separator = members === "" ? "" : ",";
  return {
    status,
    headers: { ...headers, "content-type": contentTypeOf(format) },
    body:
      context === undefined || format.metadata === "none"
        ? `{${members}}`
        : `{"@odata.context":${JSON.stringify(context)}${separator}${members}}`,
  };
}
