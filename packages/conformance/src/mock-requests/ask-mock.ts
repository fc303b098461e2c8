import { keyOf, type StructuredType, type Type } from "@graphslice/csdl";
import { isStructured } from "../corpus/resource.js";
import { splitUrl } from "../corpus/split-url.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { canFollow } from "./can-follow.js";
import { fillArguments } from "./fill-arguments.js";

/** What a mock has answered to a documented request. */
export interface Asked {
  /** The address with ids that the mock has. */
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

type Item = Readonly<Record<string, unknown>>;

interface Page {
  readonly value?: readonly Item[];
  readonly "@odata.nextLink"?: string;
}

/** Items of a collection that are tried for a key, of those that can have what follows. */
const TRIED = 12;

/** Asks a mock what pages ask of a service, with ids that it has in place of those on the page. */
export class MockAsker {
  readonly #fetch: (url: string) => Promise<Response>;
  readonly #base: string;
  readonly #walker: UrlWalker;
  /** Many pages ask for items of the same collections, which reads do not change. */
  readonly #lists = new Map<string, readonly Item[]>();

  /** @param base the service root, without a slash at the end */
  constructor(fetch: (url: string) => Promise<Response>, base: string, walker: UrlWalker) {
    this.#fetch = fetch;
    this.#base = base;
    this.#walker = walker;
  }

  /**
   * Asks for what an address on a page means.
   *
   * @param steps the address as the metadata has it
   * @returns undefined where a collection on the way is empty
   */
  async ask(url: string, steps: readonly Step[]): Promise<Asked | undefined> {
    const { query } = splitUrl(url);
    return this.#follow("", steps, query === "" ? "" : `?${query}`);
  }

  async #follow(path: string, steps: readonly Step[], query: string): Promise<Asked | undefined> {
    const [step, ...rest] = steps;
    if (step === undefined) return this.#get(`${this.#base}${path}${query}`);
    if (step.kind === "key") return this.#choose(path, step, rest, query);
    const to = `${path}/${step.name}`;
    if (step.argument === undefined) return this.#follow(to, rest, query);
    if (step.resource.kind === "operation") {
      const filled = fillArguments(step.argument, step.resource.overloads);
      return this.#follow(`${to}(${filled})`, rest, query);
    }
    return this.#choose(to, step, rest, query);
  }

  /** Goes on from the items of a collection, and returns the first answer that is a success, or else the first. */
  async #choose(
    path: string,
    { resource }: Step,
    rest: readonly Step[],
    query: string,
  ): Promise<Asked | undefined> {
    if (resource.kind !== "value") return undefined;
    const items = await this.#list(path);
    if ("status" in items) return items;
    const [next] = rest;
    const fitting = items.filter((item) => {
      const type = this.#typeOf(item, resource.type);
      return next === undefined || type === undefined || canFollow(type, next);
    });
    let first: Asked | undefined;
    for (const item of (fitting.length === 0 ? items : fitting).slice(0, TRIED)) {
      const asked = await this.#follow(`${path}${writeKey(resource.type, item)}`, rest, query);
      if (asked !== undefined && asked.status < 300) return asked;
      first ??= asked;
    }
    return first;
  }

  /** The items on all pages of a collection, or the answer that is none. */
  async #list(path: string): Promise<readonly Item[] | Asked> {
    const known = this.#lists.get(path);
    if (known !== undefined) return known;
    const items: Item[] = [];
    for (let link: string | undefined = `${this.#base}${path}`; link !== undefined;) {
      const asked = await this.#get(link);
      if (asked.status !== 200) return asked;
      const page: Page = JSON.parse(asked.text);
      items.push(...(page.value ?? []));
      link = page["@odata.nextLink"];
    }
    this.#lists.set(path, items);
    return items;
  }

  async #get(url: string): Promise<Asked> {
    const response = await this.#fetch(url);
    return { url, status: response.status, text: await response.text() };
  }

  #typeOf({ "@odata.type": name }: Item, declared: Type): StructuredType | undefined {
    const type = typeof name === "string" ? this.#walker.findType(name.slice(1)) : declared;
    return type !== undefined && isStructured(type) ? type : undefined;
  }
}

function writeKey(type: Type, item: Item): string {
  const keys = type.kind === "EntityType" ? keyOf(type) : [];
  if (keys.length === 1) return `/${encodeURIComponent(String(item[keys[0]?.name ?? ""]))}`;
  const parts = keys.map(({ name }) => `${name}='${encodeURIComponent(String(item[name]))}'`);
  return `(${parts.join(",")})`;
}
