import { isOrDerivesFrom, type Action, type Type } from "@graphslice/csdl";
import type { Mode } from "../validators/validator-package.js";
import type { Example, RequestExample } from "./example.js";
import { isStructured, type Resource } from "./resource.js";
import type { UrlWalker } from "./url-walker.js";

/** A value of a type, or a collection of such values. */
export interface ExpectedValue {
  readonly kind: "value";
  readonly type: Type;
  readonly isCollection: boolean;
  readonly mode: Mode;
}

/** What a body should be. */
export type Expectation =
  | ExpectedValue
  | { readonly kind: "parameters"; readonly action: Action }
  | { readonly kind: "error" }
  /** It is known to be nothing that a type describes. */
  | { readonly kind: "other"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * Finds out what a body should be: what the address of its request leads to; and else, or where that is more precise, what
 * its page or the body itself names.
 *
 * @param request the example itself, or the request that it answers, where the page has one
 */
export function expectBody(
  example: Example,
  request: RequestExample | undefined,
  walker: UrlWalker,
): Expectation {
  if (example.text !== undefined) return { kind: "other", reason: "is no JSON" };
  if (/\/\$batch\b/i.test(request?.url ?? "")) return { kind: "other", reason: "is a batch" };
  if (example.kind === "response" && example.status >= 400) return { kind: "error" };
  const byUrl = expectByUrl(example, request, walker);
  if (byUrl.kind !== "unknown" && byUrl.kind !== "value") return byUrl;
  const named = expectNamed(example, request, walker);
  if (named === undefined) return byUrl;
  return byUrl.kind === "unknown" || isMorePrecise(named, byUrl) ? named : byUrl;
}

function expectByUrl(
  example: Example,
  request: RequestExample | undefined,
  walker: UrlWalker,
): Expectation {
  if (request === undefined) {
    return { kind: "unknown", reason: "answers a request that the page does not show" };
  }
  const resource = walker.walk(request.url);
  switch (resource.kind) {
    case "service":
    case "unknown":
      return { kind: "unknown", reason: "belongs to an address that the metadata does not have" };
    case "reference":
      return { kind: "other", reason: "is a link to an entity" };
    case "raw":
      return { kind: "other", reason: "is a raw value" };
    default:
      return example.kind === "request"
        ? expectRequest(resource, example.method)
        : expectResponse(resource, request.method);
  }
}

type Found = Resource & { readonly kind: "value" | "operation" };

function expectRequest(resource: Found, method: string): Expectation {
  if (resource.kind === "operation") {
    const [operation] = resource.overloads;
    return operation?.kind === "Action"
      ? { kind: "parameters", action: operation }
      : { kind: "other", reason: "goes to a function, which takes none" };
  }
  const mode = modeOf(method);
  if (mode === undefined) return { kind: "other", reason: `goes with ${method}` };
  const isCollection = resource.isCollection && method !== "POST";
  return { kind: "value", type: resource.type, isCollection, mode };
}

function expectResponse(resource: Found, method: string): Expectation {
  const [first, ...others] =
    resource.kind === "value"
      ? [{ ...resource, isCollection: resource.isCollection && method === "GET" }]
      : resource.overloads.flatMap(({ returnType }) => returnType?.type ?? []);
  if (first === undefined) {
    return { kind: "unknown", reason: "answers an operation that returns nothing" };
  }
  if (!others.every(({ type }) => type === first.type)) {
    return { kind: "unknown", reason: "answers one of overloads that return different types" };
  }
  const { type, isCollection } = first;
  if (type.qualifiedName === "Edm.Stream") return { kind: "other", reason: "is a raw value" };
  return { kind: "value", type, isCollection, mode: "response" };
}

/** What a body says that it is; or, of a response, what its page says. A request has to say it itself. */
function expectNamed(
  { kind, type: given = "", isCollection = false, body }: Example,
  request: RequestExample | undefined,
  walker: UrlWalker,
): ExpectedValue | undefined {
  const mode = kind === "response" ? "response" : modeOf(request?.method ?? "");
  if (mode === undefined) return undefined;
  const named = readTypeName(body);
  if (named !== "" || mode !== "response") {
    const type = walker.findType(named);
    return type && { kind: "value", type, isCollection: false, mode };
  }
  const { item } = /^Collection\((?<item>.*)\)$/i.exec(given.trim())?.groups ?? {};
  const name = item ?? given.trim();
  const type = walker.findType(name) ?? walker.findType(`microsoft.graph.${name}`);
  if (type === undefined) return undefined;
  const hasItems = Array.isArray(Object(body).value);
  return {
    kind: "value",
    type,
    isCollection: item !== undefined || isCollection || hasItems,
    mode,
  };
}

function readTypeName(body: unknown): string {
  const { "@odata.type": own, value } = Object(body);
  const name: unknown = own ?? Object(value)["@odata.type"];
  return typeof name === "string" ? name.replace(/^#/, "") : "";
}

/** Whether a type that is named derives from the one that the address leads to; an abstract one is no value's. */
function isMorePrecise({ type }: ExpectedValue, byUrl: ExpectedValue): boolean {
  if (!isStructured(type) || !isStructured(byUrl.type)) return false;
  return type !== byUrl.type && !type.isAbstract && isOrDerivesFrom(type, byUrl.type);
}

function modeOf(method: string): Mode | undefined {
  switch (method) {
    case "POST":
    case "PUT":
      return "create";
    case "PATCH":
      return "update";
    default:
      return undefined;
  }
}
