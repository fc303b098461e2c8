import { badRequest, Refusal } from "../refusal.js";
import { RecentValues } from "../recent-values.js";
import { includesType, parseAccept, parseMediaType, type MediaType } from "./media-type.js";

/** How JSON answers are written (OData JSON Format 4.0 §3). */
export interface JsonFormat {
  readonly metadata: "none" | "minimal" | "full";
  /** Whether Int64 and Decimal are strings. */
  readonly isIeee754Compatible: boolean;
}

const DEFAULT: JsonFormat = { metadata: "minimal", isIeee754Compatible: false };

/** Formats of `Accept` headers, which most requests have in common. */
const accepted = new RecentValues((accept) => chooseFormat(parseAccept(accept)), 50);

/**
 * Chooses the format of a JSON answer; `$format` comes before `Accept`.
 *
 * @throws {Refusal} 406 if the client takes no JSON, 400 for an unknown metadata level.
 */
export function chooseJsonFormat(accept: string | null, format: string | undefined): JsonFormat {
  if (format === undefined) return accepted.get(accept ?? "");
  const type = parseMediaType(format === "json" ? "application/json" : format);
  return chooseFormat(type === undefined ? [] : [type]);
}

function chooseFormat(ranges: readonly MediaType[]): JsonFormat {
  const range = ranges.find((candidate) => includesType(candidate, "application/json"));
  if (range === undefined) {
    throw new Refusal(406, "The resource is only available as application/json.");
  }
  return range.type === "application/json" ? readParameters(range) : DEFAULT;
}

function readParameters({ parameters }: MediaType): JsonFormat {
  const metadata = parameters.get("odata.metadata") ?? parameters.get("metadata") ?? "minimal";
  if (metadata !== "none" && metadata !== "minimal" && metadata !== "full") {
    throw badRequest(
      `Invalid odata.metadata: expected none, minimal or full but received '${metadata.slice(0, 40)}'.`,
    );
  }
  return { metadata, isIeee754Compatible: parameters.get("ieee754compatible") === "true" };
}

export function contentTypeOf({ metadata, isIeee754Compatible }: JsonFormat): string {
  return `application/json;odata.metadata=${metadata};odata.streaming=true;IEEE754Compatible=${isIeee754Compatible};charset=utf-8`;
}
