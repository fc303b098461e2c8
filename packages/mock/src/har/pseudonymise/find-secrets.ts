import type { Har, HarEntry } from "../har.js";
import { isCredential } from "./credential-fields.js";

/** What no recording may hold, whoever wrote it: signed tokens, credentials in headers, query options and forms. */
const TOKENS: readonly RegExp[] = [
  /\beyJ[\w-]{8,}\.[\w-]{8,}/,
  /\b(?:bearer|basic)\s+(?!secret-\d)[\w.~+/-]{16,}=*/i,
  /[?&"\s](?:sig|access_token|refresh_token|id_token|client_secret|client_assertion|tempauth|password)=(?!secret-\d)[^&"\s]{8,}/i,
];

/** The secrets of a recording's requests: what stands in its credential fields, whole and in parts. */
export function listSecrets(har: Har): readonly string[] {
  const parts = har.log.entries.flatMap(({ request, response }) =>
    [...request.headers, ...response.headers]
      .filter(({ name }) => isCredential(name))
      .flatMap(({ value }) => [value, ...value.split(/[\s;,=]+/), ...value.split(/[\s;,.=]+/)]),
  );
  return [...new Set(parts)].filter((part) => part.length >= 16);
}

/**
 * Where a secret is still to be seen in an exchange: as it is, percent-encoded or in base64.
 *
 * @returns JSON Pointers from the exchange, with what is there; never the secret itself.
 */
export function findSecrets(entry: HarEntry, secrets: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value === "string") {
      if (readings(value).some((text) => holdsSecret(text, secrets))) {
        found.push(`${pointer}: a token or another credential`);
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        visit(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      }
    }
  };
  visit(entry, "");
  for (const part of ["request", "response"] as const) {
    for (const { name } of entry[part].headers) {
      if (isCredential(name)) found.push(`/${part}/headers: a credential field, ${name}`);
    }
  }
  return found;
}

function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return (
    secrets.some((secret) => text.includes(secret)) || TOKENS.some((token) => token.test(text))
  );
}

function readings(text: string): readonly string[] {
  const readings = [text];
  try {
    readings.push(decodeURIComponent(text));
  } catch {
    // Not percent-encoded as a whole.
  }
  for (const [run] of text.matchAll(/[\w+/-]{24,}={0,2}/g)) {
    try {
      readings.push(atob(run.replaceAll("-", "+").replaceAll("_", "/").replaceAll("=", "")));
    } catch {
      // No base64.
    }
  }
  return readings;
}
