import { writeCsdl, type Model } from "@graphslice/csdl";
import { Refusal } from "../refusal.js";
import type { Answer } from "./answer.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { includesType, parseAccept, parseMediaType } from "./media-type.js";

/** The service document: sets, singletons and functions without parameters (OData JSON Format 4.0 §5). */
export function readServiceDocument(exchange: Exchange): Answer {
  const { index, base } = exchange.service;
  const value = [...index.members.values()].flatMap((member) => {
    const { kind, name } = member;
    if (kind === "ActionImport") return [];
    if (kind !== "Singleton" && !member.includeInServiceDocument) return [];
    return [{ name, kind, url: name }];
  });
  return createJsonAnswer(
    200,
    `${base}/$metadata`,
    `"value":${JSON.stringify(value)}`,
    jsonFormatOf(exchange),
  );
}

const written = new WeakMap<Model, string>();

/** `$metadata` in XML. @throws {Refusal} 406 if the client takes none. */
export function readMetadata({ service, headers, options }: Exchange): Answer {
  const { format } = options;
  const chosen = format === "xml" ? "application/xml" : format;
  const ranges =
    chosen === undefined
      ? parseAccept(headers.get("accept"))
      : [parseMediaType(chosen)].flatMap((type) => type ?? []);
  if (
    !ranges.some((range) => includesType(range, "application/xml") || range.type === "text/xml")
  ) {
    throw new Refusal(406, "The metadata is only available as application/xml.");
  }
  const { model } = service.index;
  let body = written.get(model);
  if (body === undefined) written.set(model, (body = writeCsdl(model)));
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}
