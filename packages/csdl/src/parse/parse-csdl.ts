import { hasErrors, sortDiagnostics, type Diagnostic } from "../diagnostic.js";
import type { CsdlDocument } from "../document.js";
import { decodeSource } from "./decode-source.js";
import { locatePlaces } from "./locate-places.js";
import { readDocument } from "./read-document.js";
import { readXml } from "./read-xml.js";
import { scanXml, type XmlFault } from "./scan-xml.js";
import { report, type Scope } from "./scope.js";

/** How to read a CSDL text. */
export interface ParseCsdlOptions {
  /** The file's name in places; nothing is read from it. */
  readonly file: string;
  /** Longest source accepted, in bytes (of a string, in UTF-16 code units); 64 MiB if not given. */
  readonly maxBytes?: number;
}

/** A parsed CSDL text, or why it is none. */
export interface ParsedCsdl {
  /** Absent if any of the diagnostics is an error. */
  readonly document?: CsdlDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads OData CSDL XML 4.0 or 4.01. The text may be hostile: it is UTF-8, well-formed and without a DOCTYPE, or
 * rejected; names, facets and values are what they claim to be, or are reported, all at once. Nothing is resolved:
 * that is `buildModel`'s.
 */
export function parseCsdl(source: string | Uint8Array, options: ParseCsdlOptions): ParsedCsdl {
  const { file, maxBytes = DEFAULT_MAX_BYTES } = options;
  const decoded = decodeSource(source, maxBytes);
  const placeOf = locatePlaces(decoded.text, file);
  if ("fault" in decoded) return rejectXml(decoded.fault);
  const scanned = scanXml(decoded.text);
  if ("fault" in scanned) return rejectXml(scanned.fault);

  const scope: Scope = { diagnostics: [], namespace: "", within: "" };
  const root = readXml(scanned.text, placeOf, (problem, place) => report(scope, place, problem));
  const document =
    root === undefined || hasErrors(scope.diagnostics)
      ? undefined
      : readDocument(root, file, scope);
  const diagnostics = sortDiagnostics(scope.diagnostics);
  return document === undefined || hasErrors(diagnostics)
    ? { diagnostics }
    : { document, diagnostics };

  function rejectXml({ problem, index }: XmlFault): ParsedCsdl {
    return { diagnostics: [{ ...problem, place: placeOf(index) }] };
  }
}
