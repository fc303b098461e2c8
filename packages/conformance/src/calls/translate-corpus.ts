import type { RequestExample } from "../corpus/example.js";
import type { UrlWalker } from "../corpus/url-walker.js";
import type { Call, Fault } from "./call.js";
import { translateRequest } from "./translate-request.js";

/** A documented request, and what became of it. */
export interface TranslatedRequest {
  readonly request: RequestExample;
  readonly translation: Call | Fault;
}

/** Translates documented requests, those with the same address apart. */
export function translateCorpus(
  examples: readonly RequestExample[],
  walker: UrlWalker,
): readonly TranslatedRequest[] {
  return examples.map((request) => ({ request, translation: translateRequest(request, walker) }));
}

/** The calls among them, each once. */
export function listExpressions(requests: readonly TranslatedRequest[]): readonly string[] {
  const expressions = requests.flatMap(({ translation }) =>
    translation.kind === "call" ? [translation.expression] : [],
  );
  return [...new Set(expressions)];
}

/** Why requests, and options of requests, are not written with the client's types: by rule and example, what it is about. */
export interface ExceptionList {
  readonly requests: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Lists what the metadata cannot express, in the order of the rules' names and the examples' ids. */
export function listExceptions(requests: readonly TranslatedRequest[]): ExceptionList {
  const found = { requests: new Map<string, string[][]>(), options: new Map<string, string[][]>() };
  const add = (list: Map<string, string[][]>, { name, detail }: Fault, id: string): void => {
    list.set(name, [...(list.get(name) ?? []), [id, detail]]);
  };
  for (const { request, translation } of requests) {
    if (translation.kind === "fault") add(found.requests, translation, request.id);
    else for (const untyped of translation.untyped) add(found.options, untyped, request.id);
  }
  return { requests: sortList(found.requests), options: sortList(found.options) };
}

function sortList(list: ReadonlyMap<string, readonly (readonly string[])[]>) {
  const byName = ([a = ""]: readonly unknown[], [b = ""]: readonly unknown[]): number =>
    String(a) < String(b) ? -1 : 1;
  return Object.fromEntries(
    [...list]
      .toSorted(byName)
      .map(([name, ids]) => [name, Object.fromEntries(ids.toSorted(byName))]),
  );
}
