import { keyOf } from "@graphslice/csdl";
import { isJson, readJson } from "../har/body-content.js";
import type { HarField, HarPostData } from "../har/har.js";
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

/** Writes recorded requests as the Graph in memory has to be asked: with its own links, ETags and keys. */
export class RequestTranslator {
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
      const key =
        place?.kind === "operation" ? this.standIns.findKey(undefined, [value]) : undefined;
      return (
        key?.[0] ?? (value.startsWith(`${this.root.baseUrl}/`) ? this.translateUrl(value) : value)
      );
    };
    return visit(body, "");
  }

  private translateKeyMembers(
    entity: object,
    { type, at }: Home,
  ): Readonly<Record<string, unknown>> {
    const key = this.standIns.findKey(at, readKeyMembers(entity, type));
    if (key === undefined) return {};
    return Object.fromEntries(
      keyOf(type).map(({ name }, number) => {
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
      const key = this.standIns.findKey(step.home.at, readKeySegment(step.key, step.home.type));
      return key === undefined ? text : encodeURIComponent(key[0] ?? "");
    }
    if (step?.kind !== "arguments") return text;
    const written = this.translateArguments(step.text, step.home);
    if (written === step.text) return text;
    return `${text.replace(/(?:\(|%28).*$/is, "")}(${encodeURIComponent(written)})`;
  }

  private translateArguments(text: string, home: Home | undefined): string {
    if (home === undefined) {
      let isChanged = false;
      const written = mapArguments(text, ({ value, isQuoted }) => {
        const key = isQuoted ? this.standIns.findKey(undefined, [value]) : undefined;
        isChanged ||= key !== undefined;
        return key?.[0] ?? value;
      });
      return isChanged ? written : text;
    }
    const key = this.standIns.findKey(home.at, readKeyArguments(text, home.type));
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
