import { keyOf, type Model } from "@graphslice/csdl";
import { isJson } from "../har/body-content.js";
import type { HarEntry, HarField } from "../har/har.js";
import { memberOf, parseJson } from "./json-text.js";

/** Members whose values each service chooses, at any place of an answer. */
const CHOSEN = new Set(["@odata.deltaLink", "@odata.etag", "@odata.nextLink"]);
const CONDITIONS = /^if-(?:none-)?match$/i;
/** What a key can stand between in addresses and in texts that hold some. */
const BOUNDS = /([/'()])/;

/**
 * What the Graph in memory has in place of what the recorded service chose: links, ETags, and the keys of what is created.
 * Later requests of a recording name them.
 */
export class StandIns {
  private readonly keys: ReadonlySet<string>;
  private readonly values = new Map<string, string>();

  constructor(model: Model) {
    const types = [...model.types.values()].flatMap((type) =>
      type.kind === "EntityType" ? keyOf(type).map(({ name }) => name) : [],
    );
    this.keys = new Set(types);
  }

  /** Takes note of what two answers to the same request have for each other. */
  learn({ response }: HarEntry, headers: Headers, text: string): void {
    const recordedEtag = response.headers.find(({ name }) => /^etag$/i.test(name))?.value;
    this.set(recordedEtag, headers.get("etag"));
    if (!isJson(response.content.mimeType)) return;
    const recorded = parseJson(response.content.text ?? "");
    this.compare(recorded, parseJson(text), response.status === 201);
  }

  /** Whether a link, an ETag or a key was seen in an earlier answer. */
  has(value: string): boolean {
    return this.values.has(normalize(value));
  }

  /** A recorded request's URL, as the Graph in memory has to be asked. */
  translateUrl(url: string): string {
    const link = this.values.get(normalize(url));
    if (link !== undefined) return link;
    const [path = "", ...query] = url.split(/(?=\?)/);
    return [this.translateText(path), ...query].join("");
  }

  translateFields(fields: readonly HarField[]): [string, string][] {
    return fields.map(({ name, value }) => [
      name,
      CONDITIONS.test(name)
        ? value
            .split(/(, *)/)
            .map((tag) => this.of(tag))
            .join("")
        : value,
    ]);
  }

  /** A JSON body in which keys stand alone, or as part of addresses; other bodies stay as they are. */
  translateBody(text: string, mimeType: string): string {
    const body = isJson(mimeType) && this.values.size > 0 ? parseJson(text) : undefined;
    if (body === undefined) return text;
    return JSON.stringify(body, (_, value: unknown) =>
      typeof value === "string" ? this.translateText(value) : value,
    );
  }

  private translateText(text: string): string {
    return text
      .split(BOUNDS)
      .map((part) => this.of(part))
      .join("");
  }

  private of(value: string): string {
    return this.values.get(normalize(value)) ?? value;
  }

  private compare(recorded: unknown, answered: unknown, isCreated: boolean): void {
    if (typeof recorded !== "object" || recorded === null) return;
    for (const [name, value] of Object.entries(recorded)) {
      const found = memberOf(answered, name);
      const isChosen = CHOSEN.has(name) || (isCreated && this.keys.has(name));
      if (isChosen) this.set(value, found);
      else this.compare(value, found, isCreated);
    }
  }

  private set(recorded: unknown, answered: unknown): void {
    if (typeof recorded === "string" && typeof answered === "string" && recorded !== answered) {
      this.values.set(normalize(recorded), answered);
    }
  }
}

/** Links are followed as `fetch` writes them, whatever they look like in an answer. */
function normalize(value: string): string {
  return URL.canParse(value) ? new URL(value).href : value;
}
