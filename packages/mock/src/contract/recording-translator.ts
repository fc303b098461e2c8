import { keyOf } from "@graphslice/csdl";
import { isJson, readJson } from "../har/body-content.js";
import type { HarField, HarPostData, HarResponse } from "../har/har.js";
import type { Home } from "./address.js";
import { findEntities } from "./find-entities.js";
import {
  mapArguments,
  readKeyArguments,
  readKeyMembers,
  readKeySegment,
  writeKeyArguments,
} from "./key-text.js";
import { memberOf } from "./member-of.js";
import type { AddressSegment } from "./read-address.js";
import type { ServiceRoot } from "./service-root.js";
import { versionedPlace, type StandIns } from "./stand-ins.js";

/** Members that hold URLs, which may be relative. */
const REFERENCE = /@(?:odata\.)?(?:bind|id)$/;
const CONDITIONS = /^if-(?:none-)?match$/i;

/** Writes what was recorded as the Graph in memory has it: with its own links, ETags and keys. */
export class RecordingTranslator {
  private readonly standIns: StandIns;
  private readonly root: ServiceRoot;

  constructor(standIns: StandIns, root: ServiceRoot) {
    this.standIns = standIns;
    this.root = root;
  }

  /** A recorded request's URL, as the Graph in memory has to be asked. */
  translateUrl(url: string): string {
    const link = this.standIns.findLink(url);
    if (link !== undefined) return link;
    const read = this.root.readUrl(url);
    if (read === undefined) return url;
    const segments = read.segments.map((each) => this.translateSegment(each));
    const query = read.query.replace(/(?<=[?&](?:\$|%24)id=)[^&#]*/gi, (text) =>
      encodeURIComponent(this.translateReference(decode(text))),
    );
    return this.root.baseUrl + ["", ...segments].join("/") + query;
  }

  /** A recorded answer with the keys of the Graph in memory in its context URL (OData JSON Format 4.01 §4.6.1). */
  translateContext(response: HarResponse): HarResponse {
    const body = readJson(response.content);
    const context = memberOf(body, "@odata.context");
    const [, root = "", path] =
      typeof context === "string" ? (/^(.*#)([^#]*)$/s.exec(context) ?? []) : [];
    if (path === undefined) return response;
    const translated = this.translateUrl(`${this.root.baseUrl}/${path}`);
    const text = JSON.stringify({
      ...Object(body),
      "@odata.context": root + translated.slice(this.root.baseUrl.length + 1),
    });
    const { size, mimeType } = response.content;
    return { ...response, content: { size, mimeType, text } };
  }

  /** Header fields of a request to a URL, without those that HTTP/2 has in place of a first line (RFC 9113 §8.3). */
  translateFields(fields: readonly HarField[], url: string): [string, string][] {
    const at = versionedPlace(this.root.readPlace(url));
    return fields
      .filter(({ name }) => !name.startsWith(":"))
      .map(({ name, value }) => [
        name,
        CONDITIONS.test(name)
          ? value
              .split(/(, *)/)
              .map((tag) => this.standIns.findEtag(at, tag) ?? tag)
              .join("")
          : value,
      ]);
  }

  /** The JSON text of a body that is sent to a URL; other bodies stay as they are. */
  translateBody(postData: HarPostData, url: string): string {
    const body = isJson(postData.mimeType) ? readJson(postData) : undefined;
    if (body === undefined) return postData.text;
    const isBatch = url === `${this.root.baseUrl}/$batch`;
    const text = JSON.stringify(
      isBatch ? this.translateBatch(body) : this.translateJson(body, url),
    );
    // What is as it was goes on byte for byte.
    return text === JSON.stringify(body) ? postData.text : text;
  }

  private translateBatch(batch: unknown): unknown {
    const requests = memberOf(batch, "requests");
    if (!Array.isArray(requests)) return batch;
    return {
      ...Object(batch),
      requests: requests.map((item: unknown): unknown => {
        const [url, headers, body] = ["url", "headers", "body"].map((name) => memberOf(item, name));
        if (typeof url !== "string") return item;
        const absolute = this.root.resolve(url);
        return {
          ...Object(item),
          url: this.translateReference(url),
          ...(isTextual(headers) && { headers: this.translateMembers(headers, absolute) }),
          ...(body !== undefined && { body: this.translateJson(body, absolute) }),
        };
      }),
    };
  }

  private translateMembers(
    headers: Readonly<Record<string, string>>,
    url: string,
  ): Readonly<Record<string, string>> {
    const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
    return Object.fromEntries(this.translateFields(fields, url));
  }

  private translateJson(body: unknown, url: string): unknown {
    const place = this.root.readPlace(url);
    const entities = place?.kind === "value" ? findEntities(body, place, this.root.index) : [];
    const members = new Map(
      entities.map(({ entity, home }) => [entity, this.translateKeyMembers(entity, home)]),
    );
    const visit = (value: unknown, name: string): unknown => {
      if (Array.isArray(value)) return value.map((item: unknown) => visit(item, name));
      if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).map(([name, member]: [string, unknown]) => [
          name,
          visit(member, name),
        ]);
        return { ...Object.fromEntries(entries), ...members.get(value) };
      }
      if (typeof value !== "string") return value;
      if (REFERENCE.test(name)) return this.translateReference(value);
      // Metadata do not tell which parameters of operations are keys.
      const key = place?.kind === "operation" ? this.standIns.findKeyAnywhere([value]) : undefined;
      return (
        key?.[0] ?? (value.startsWith(`${this.root.baseUrl}/`) ? this.translateUrl(value) : value)
      );
    };
    return visit(body, "");
  }

  private translateKeyMembers(entity: object, home: Home): Readonly<Record<string, unknown>> {
    const key = this.standIns.findKey(home, readKeyMembers(entity, home.type));
    if (key === undefined) return {};
    return Object.fromEntries(
      keyOf(home.type).map(({ name }, number) => {
        const value = key[number] ?? "";
        return [name, typeof memberOf(entity, name) === "number" ? Number(value) : value];
      }),
    );
  }

  /** A URL, or an address relative to the service. */
  private translateReference(text: string): string {
    const url = this.translateUrl(this.root.resolve(text));
    if (/^https?:/i.test(text)) return url;
    return url.slice(this.root.baseUrl.length + (text.startsWith("/") ? 0 : 1));
  }

  private translateSegment({ text, found }: AddressSegment): string {
    const step = found?.steps.at(-1);
    if (step?.kind === "key") {
      const key = this.standIns.findKey(step.home, readKeySegment(step.key, step.home.type));
      return key === undefined ? text : encodeURIComponent(key[0] ?? "");
    }
    if (step?.kind !== "arguments") return text;
    const written = this.translateArguments(step.text, step.home);
    if (written === step.text) return text;
    return `${text.replace(/(?:\(|%28).*$/is, "")}(${encodeArguments(written)})`;
  }

  private translateArguments(text: string, home: Home | undefined): string {
    if (home === undefined) {
      let isChanged = false;
      const written = mapArguments(text, ({ value, isQuoted }) => {
        const key = isQuoted ? this.standIns.findKeyAnywhere([value]) : undefined;
        isChanged ||= key !== undefined;
        return key?.[0] ?? value;
      });
      return isChanged ? written : text;
    }
    const key = this.standIns.findKey(home, readKeyArguments(text, home.type));
    return key === undefined ? text : writeKeyArguments(text, home.type, key);
  }
}

/** Whether header fields of a batch's part are such. */
function isTextual(headers: unknown): headers is Readonly<Record<string, string>> {
  return (
    typeof headers === "object" &&
    headers !== null &&
    !Array.isArray(headers) &&
    Object.values(headers).every((value) => typeof value === "string")
  );
}

/** Equals signs and commas are what separates arguments, and stand so in context URLs. */
function encodeArguments(text: string): string {
  return encodeURIComponent(text).replaceAll("%3D", "=").replaceAll("%2C", ",");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
