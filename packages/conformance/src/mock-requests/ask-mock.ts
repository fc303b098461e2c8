import { keyOf, type Type } from "@graphslice/csdl";
import { splitUrl } from "../corpus/split-url.js";
import type { Step } from "../corpus/url-walker.js";
import { fillArguments } from "./fill-arguments.js";

/** What a mock has answered to a documented request. */
export interface Asked {
  /** The address with ids that the mock has. */
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Items of a collection that are tried for a key. */
const TRIED = 4;

/** Asks a mock what pages ask of a service, with ids that it has in place of those on the page. */
export class MockAsker {
  readonly #fetch: (url: string) => Promise<Response>;
  readonly #base: string;

  /** @param base the service root, without a slash at the end */
  constructor(fetch: (url: string) => Promise<Response>, base: string) {
    this.#fetch = fetch;
    this.#base = base;
  }

  /**
   * Asks for what an address on a page means.
   *
   * @param steps the address as the metadata has it
   * @throws Error where a collection on the way is empty
   */
  async ask(url: string, steps: readonly Step[]): Promise<Asked> {
    const { query } = splitUrl(url);
    const asked = await this.#follow("", steps, query === "" ? "" : `?${query}`);
    if (asked === undefined) throw new Error(`${url}: there is nothing to ask for`);
    return asked;
  }

  /** Undefined where a collection on the way is empty. */
  async #follow(path: string, steps: readonly Step[], query: string): Promise<Asked | undefined> {
    const [step, ...rest] = steps;
    if (step === undefined) {
      const url = `${this.#base}${path}${query}`;
      const response = await this.#fetch(url);
      return { url, status: response.status, text: await response.text() };
    }
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
    step: Step,
    rest: readonly Step[],
    query: string,
  ): Promise<Asked | undefined> {
    const { resource } = step;
    if (resource.kind !== "value") return undefined;
    const response = await this.#fetch(`${this.#base}${path}`);
    const text = await response.text();
    if (response.status !== 200)
      return { url: `${this.#base}${path}`, status: response.status, text };
    const { value }: { readonly value?: readonly Readonly<Record<string, unknown>>[] } =
      JSON.parse(text);
    let first: Asked | undefined;
    for (const item of value?.slice(0, TRIED) ?? []) {
      const asked = await this.#follow(`${path}${writeKey(resource.type, item)}`, rest, query);
      if (asked !== undefined && asked.status < 300) return asked;
      first ??= asked;
    }
    return first;
  }
}

function writeKey(type: Type, item: Readonly<Record<string, unknown>>): string {
  const keys = type.kind === "EntityType" ? keyOf(type) : [];
  if (keys.length === 1) return `/${encodeURIComponent(String(item[keys[0]?.name ?? ""]))}`;
  const parts = keys.map(({ name }) => `${name}='${encodeURIComponent(String(item[name]))}'`);
  return `(${parts.join(",")})`;
}
