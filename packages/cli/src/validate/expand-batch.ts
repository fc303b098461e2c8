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
  const calls = new Map(
    bodies
      .filter(({ part }) => part === "request")
      .flatMap(({ value }) => partsOf(value, "requests"))
      .map((request) => [request["id"], request]),
  );
  return bodies.flatMap((body) => {
    const list = `${body.part}s`;
    return partsOf(body.value, list).flatMap((message, index): readonly RecordedBody[] => {
      const { method, url } = calls.get(message["id"]) ?? {};
      const { body: value, status } = message;
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
