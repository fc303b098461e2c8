import type { HarContent, HarPostData } from "./har.js";

/** The bytes of a recorded body. */
export function readBytes({
  text = "",
  encoding,
}: Pick<HarContent, "text" | "encoding">): Uint8Array<ArrayBuffer> {
  return encoding === "base64"
    ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(text);
}

/** The JSON of a recorded body; undefined where it is none. */
export function readJson(content: HarContent | HarPostData): unknown {
  if (!isJson(content.mimeType)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(content)));
  } catch {
    return undefined;
  }
}

/** Bytes as HAR has them: as text where they are text, in base64 where not. */
export function writeBytes(
  bytes: Uint8Array,
  mimeType: string,
): { readonly text: string; readonly encoding?: "base64" } {
  if (isText(mimeType)) {
    try {
      return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      // It says that it is text, and is not.
    }
  }
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { text: btoa(binary), encoding: "base64" };
}

/** Whether a media type is JSON. */
export function isJson(mimeType: string): boolean {
  return /^[^;]*[/+]json\b/i.test(mimeType);
}

/** Whether a media type is text. */
export function isText(mimeType: string): boolean {
  return /^(?:text\/|[^;]*[/+](?:json|xml)\b|application\/x-www-form-urlencoded\b)/i.test(mimeType);
}
