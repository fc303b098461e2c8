import { isJson, isText, readBytes, readJson } from "../body-content.js";
import type { Har, HarContent, HarEntry, HarField, HarPostData } from "../har.js";
import { HarError } from "../har-error.js";
import { collectValues } from "./collect-values.js";
import { isCredential } from "./credential-fields.js";
import { findSecrets, listSecrets } from "./find-secrets.js";
import type { Replacement } from "./pseudonyms.js";
import { createReplacer, replaceInJson, replaceInUrl, type ReplaceText } from "./replace-values.js";

export interface PseudonymisedHar {
  readonly har: Har;
  readonly replacements: readonly Replacement[];
  /** Bodies that are neither text nor empty, and were left out. */
  readonly omittedBodies: number;
  /** Exchanges that were left out, since a credential was still to be seen in them; their numbers, from 0. */
  readonly omittedEntries: readonly number[];
}

export interface PseudonymiseOptions {
  /** What becomes of exchanges with a credential in them: the recording is refused, the default, or they are left out. */
  readonly unsafe?: "refuse" | "leave-out";
}

/**
 * Replaces what tells of a tenant, its people and its keys, the same value by the same stand-in everywhere: ids, names,
 * addresses of all kinds, texts that people wrote, ETags and tokens of pages. Credential fields and bytes that nobody
 * can read are left out.
 *
 * @throws {HarError} if a token or another credential is still in it, unless such exchanges are to be left out.
 */
export function pseudonymise(
  har: Har,
  { unsafe = "refuse" }: PseudonymiseOptions = {},
): PseudonymisedHar {
  const pseudonyms = collectValues(har);
  const replace = createReplacer(pseudonyms);
  let omittedBodies = 0;
  const entries = har.log.entries.map((entry): HarEntry => {
    const { request, response } = entry;
    if (isOmitted(request.postData)) omittedBodies += 1;
    if (isOmitted(response.content)) omittedBodies += 1;
    const url = replaceInUrl(request.url, replace);
    return {
      ...entry,
      request: {
        ...request,
        url,
        cookies: [],
        headers: replaceFields(request.headers, replace),
        queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
        ...(request.postData && {
          postData: {
            mimeType: request.postData.mimeType,
            text: replaceBody(request.postData, replace),
          },
        }),
      },
      response: {
        ...response,
        cookies: [],
        headers: replaceFields(response.headers, replace),
        content: {
          size: response.content.size,
          mimeType: response.content.mimeType,
          ...(response.content.text !== undefined && {
            text: replaceBody(response.content, replace),
          }),
        },
        redirectURL: response.redirectURL && replaceInUrl(response.redirectURL, replace),
      },
    };
  });
  const secrets = listSecrets(har);
  const places = entries.map((entry, index) =>
    findSecrets(entry, secrets).map((place) => `/log/entries/${index}${place}`),
  );
  const survivors = places.flat();
  if (survivors.length > 0 && unsafe === "refuse") {
    throw new HarError("a recording with credentials in it is not written", survivors);
  }
  return {
    har: {
      log: { ...har.log, entries: entries.filter((_, index) => places[index]?.length === 0) },
    },
    replacements: pseudonyms.report(),
    omittedBodies,
    omittedEntries: places.flatMap((found, index) => (found.length > 0 ? [index] : [])),
  };
}

function replaceFields(fields: readonly HarField[], replace: ReplaceText): readonly HarField[] {
  return fields
    .filter(({ name }) => !isCredential(name))
    .map(({ name, value }) => ({ name, value: replaceText(value, replace) }));
}

/** Bytes that are not text go without a trace but their size. */
function replaceBody(content: HarContent | HarPostData, replace: ReplaceText): string {
  if (isOmitted(content)) return "";
  const json = isJson(content.mimeType) ? readJson(content) : undefined;
  if (json === undefined) return replaceText(new TextDecoder().decode(readBytes(content)), replace);
  return JSON.stringify(replaceInJson(json, (value) => replaceText(value, replace)));
}

/** URLs within a text keep their form. */
function replaceText(text: string, replace: ReplaceText): string {
  const isUrl = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
  return isUrl ? replaceInUrl(text, replace) : replace(text);
}

function isOmitted(content: HarContent | HarPostData | undefined): boolean {
  return content?.text !== undefined && content.text !== "" && !isText(content.mimeType);
}
