import { encodingNotUtf8, notCsdl, tooLarge } from "./problems.js";
import type { XmlFault } from "./scan-xml.js";

/** The part of the web's standard decoder used here; every runtime has it as a global. */
declare const TextDecoder: new (
  encoding: "utf-8",
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a CSDL file: size and encoding checked, without a byte order mark, line ends normalized to `\n`
 * (XML 1.0 §2.11), which keeps lines and columns.
 */
export function decodeSource(
  source: string | Uint8Array,
  maxBytes: number,
): { readonly text: string } | { readonly fault: XmlFault; readonly text: string } {
  if (source.length > maxBytes)
    return { fault: { problem: tooLarge(maxBytes), index: 0 }, text: "" };
  const decoded = typeof source === "string" ? { text: source } : decodeBytes(source);
  if ("fault" in decoded) return decoded;
  const withoutMark = decoded.text.startsWith(BYTE_ORDER_MARK)
    ? decoded.text.slice(1)
    : decoded.text;
  const text = withoutMark.includes("\r") ? withoutMark.replace(/\r\n?/g, "\n") : withoutMark;
  const looksLike = nameOtherFormat(text);
  return looksLike === undefined
    ? { text }
    : { text, fault: { problem: notCsdl(looksLike), index: 0 } };
}

function decodeBytes(
  bytes: Uint8Array,
): { readonly text: string } | { readonly fault: XmlFault; readonly text: string } {
  const [first, second] = bytes;
  if (first === 0x1f && second === 0x8b)
    return { fault: { problem: notCsdl("gzip; decompress it first"), index: 0 }, text: "" };
  if (first === 0x50 && second === 0x4b)
    return { fault: { problem: notCsdl("a zip archive"), index: 0 }, text: "" };
  if (isUtf16(bytes)) return { fault: { problem: encodingNotUtf8("UTF-16"), index: 0 }, text: "" };
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return locateInvalidBytes(bytes);
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0 && second === 0x3c) ||
    (first === 0x3c && second === 0)
  );
}

/** Finds the first line that is no UTF-8; the text returned reaches up to the invalid bytes. */
function locateInvalidBytes(bytes: Uint8Array): {
  readonly fault: XmlFault;
  readonly text: string;
} {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, newline === -1 ? bytes.length : newline + 1);
    try {
      strict.decode(line);
    } catch {
      const before = lenient.decode(bytes.subarray(0, start));
      const shown = lenient.decode(line);
      const text = before + shown.slice(0, Math.max(shown.indexOf("\uFFFD"), 0));
      return { fault: { problem: encodingNotUtf8("invalid bytes"), index: text.length }, text };
    }
    if (newline === -1)
      return { fault: { problem: encodingNotUtf8("invalid bytes"), index: 0 }, text: "" };
    start = newline + 1;
  }
}

/** What a text is that is not XML, judged by how it starts. */
function nameOtherFormat(text: string): string | undefined {
  const start = text.slice(0, 1000).trimStart();
  if (start === "" && text.trim() === "") return "an empty file";
  if (start.startsWith("{") || start.startsWith("["))
    return "JSON; CSDL JSON is not supported, ask the service for application/xml";
  if (/^<(?:!doctype\s+html|html)\b/i.test(start)) return "HTML, perhaps an error or sign-in page";
  if (start !== "" && !start.startsWith("<")) return "text that does not start with <";
  return undefined;
}
