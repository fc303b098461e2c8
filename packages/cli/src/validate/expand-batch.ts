import { isObject } from "./declared-type.js";
import type { RecordedBody } from "./read-har.js";

const BATCH = /\/\$batch(?=$|[?#])/;

/**
 * Puts the requests and responses that a batch holds in its place (OData JSON Format 4.01 §19).
 *
 * @param bodies those of one entry of a recording
 */
export function expandBatch(bodies: readonly RecordedBody[]): readonly RecordedBody[] {
  const [first] = bodies;
  if (first === undefined || !BATCH.test(first.url)) return bodies;
  const byId = (part: RecordedBody["part"]) =>
    new Map(
      bodies
        .filter((body) => body.part === part)
        .flatMap(({ value }) => partsOf(value, `${part}s`))
        .map((message) => [message["id"], message]),
    );
  const calls = byId("request");
  const answers = byId("response");
  return bodies.flatMap((body) => {
    const list = `${body.part}s`;
    return partsOf(body.value, list).flatMap((message, index): readonly RecordedBody[] => {
      const { method, url } = calls.get(message["id"]) ?? {};
      const { body: value, status } = message;
      const { status: answered } = answers.get(message["id"]) ?? {};
      const isJson = isObject(value) || Array.isArray(value);
      if (!isJson || typeof method !== "string" || typeof url !== "string") return [];
      return [
        {
          pointer: body.pointer,
          inner: `/${list}/${index}/body`,
          part: body.part,
          method: method.toUpperCase(),
          url: /^https?:/i.test(url)
            ? url
            : body.url.replace(BATCH, "/").split(/[?#]/)[0] + url.replace(/^\//, ""),
          ...(body.part === "response" && typeof status === "number" ? { status } : {}),
          ...(body.part === "request" && typeof answered === "number" ? { answered } : {}),
          value,
        },
      ];
    });
  });
}

function partsOf(value: unknown, list: string): readonly Readonly<Record<string, unknown>>[] {
  const parts = isObject(value) ? value[list] : undefined;
  return Array.isArray(parts) ? parts.filter(isObject) : [];
}
