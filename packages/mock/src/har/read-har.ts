import type { Har } from "./har.js";
import { HarError } from "./har-error.js";

type Judge = (value: unknown, pointer: string) => readonly string[];

/**
 * Reads a recording from the text of a HAR file.
 *
 * @param file how messages call it
 * @throws {HarError} listing everything in it that cannot be replayed, each with its JSON Pointer.
 */
export function readHar(text: string, file = "recording"): Har {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new HarError(`${file} is not JSON`, [String(cause)], { cause });
  }
  const problems = judgeHar(value, "");
  if (problems.length > 0) throw new HarError(`${file} is not a HAR file`, problems);
  // Judged just now, member by member.
  return value as Har;
}

const judgeText: Judge = (value, pointer) =>
  typeof value === "string" ? [] : [expected("a string", value, pointer)];

const judgeUrl: Judge = (value, pointer) =>
  typeof value === "string" && /^https?:/i.test(value) && URL.canParse(value)
    ? []
    : [expected("an absolute http: or https: URL", value, pointer)];

const judgeStatus: Judge = (value, pointer) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? []
    : [expected("a status from 200 to 599", value, pointer)];

const judgeEncoding: Judge = (value, pointer) =>
  value === undefined || value === "base64"
    ? []
    : [expected('"base64" or nothing', value, pointer)];

const judgeHeaders = listOf(members({ name: judgeText, value: judgeText }));

const judgeHar = members({
  log: members({
    entries: listOf(
      members({
        request: members({
          method: judgeText,
          url: judgeUrl,
          headers: judgeHeaders,
          postData: optional(
            members({ mimeType: judgeText, text: judgeText, encoding: judgeEncoding }),
          ),
        }),
        response: members({
          status: judgeStatus,
          headers: judgeHeaders,
          content: members({
            mimeType: judgeText,
            text: optional(judgeText),
            encoding: judgeEncoding,
          }),
        }),
      }),
    ),
  }),
});

function members(judges: Readonly<Record<string, Judge>>): Judge {
  return (value, pointer) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(judges).flatMap(([name, judge]) =>
          judge(
            Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined,
            `${pointer}/${name}`,
          ),
        )
      : [expected("an object", value, pointer)];
}

function listOf(judge: Judge): Judge {
  return (value, pointer) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => judge(item, `${pointer}/${index}`))
      : [expected("a list", value, pointer)];
}

function optional(judge: Judge): Judge {
  return (value, pointer) => (value === undefined ? [] : judge(value, pointer));
}

function expected(what: string, found: unknown, pointer: string): string {
  const text = found === undefined ? "nothing" : JSON.stringify(found);
  return `${pointer === "" ? "/" : pointer}: expected ${what} but found ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}
