import type { JsonValue } from "../json.js";
import type { Answer } from "./answer.js";
import { createMembers } from "./create-members.js";
import { contentTypeOf, type JsonFormat } from "./json-format.js";

/** A JSON answer whose context comes first; without metadata there is none. */
export function createJsonAnswer(
  status: number,
  context: string | undefined,
  members: Readonly<Record<string, JsonValue>>,
  format: JsonFormat,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const body = createMembers();
  if (context !== undefined && format.metadata !== "none") body["@odata.context"] = context;
  for (const name in members) body[name] = members[name] ?? null;
  return {
    status,
    headers: { ...headers, "content-type": contentTypeOf(format) },
    body: JSON.stringify(body),
  };
}
