import type { Api } from "../slices/read-api.js";
import { readBases, readMembers } from "./read-interface.js";
import { readTypeCall, splitType } from "./type-text.js";

/** A call that can be made of a path: what follows the path, and what is given there, by name and type. */
export interface VerbCall {
  readonly suffix: string;
  readonly given: readonly string[];
  /** The type of the result, where it is named. */
  readonly result?: string;
}

const BYTES: readonly VerbCall[] = [
  { suffix: '.$get({ as: "text" })', given: [], result: "Promise<string | null>" },
  { suffix: '.$put("")', given: [] },
  { suffix: ".$delete()", given: [] },
];

/**
 * Every call that can be made of a path whose type a client's `api.json` says. The path of a collection leads on to one
 * of its items, that of a function to its result; what is at named paths behind these is not gone into again.
 *
 * @param depth how many steps led there; behind the first, of verbs that come together one is called
 */
export function readVerbs(text: string, api: Api, depth = 0): readonly VerbCall[] {
  const arms = splitType(text, "&");
  const verbs = arms.flatMap((arm) => readArm(arm, api, depth));
  // Of overloads that take the same, the first answers for all.
  const isOverloaded =
    arms.filter((arm) => /^Runtime\.\w*(?:Action|Function)Path<|\["/.test(arm)).length > 1;
  return isOverloaded ? verbs.map(({ suffix, given }) => ({ suffix, given })) : verbs;
}

function readArm(arm: string, api: Api, depth: number): readonly VerbCall[] {
  const indexed = /^(\w+)\["([^"]+)"\]$/.exec(arm);
  if (indexed !== null) {
    const [, owner = "", name = ""] = indexed;
    const member = readMembers(api, owner).find((each) => each.name === name);
    return member === undefined ? [] : readVerbs(member.type, api, depth);
  }
  const { name, typeArguments } = readTypeCall(arm);
  const [first = "", second = ""] = typeArguments;
  const all = (...names: readonly string[]): readonly VerbCall[] =>
    names.flatMap((each) => readArm(`Runtime.${each}<${first}>`, api, depth));
  const node = (member: string): string | undefined =>
    readMembers(api, first).find((each) => each.name === member)?.type;
  const type = node("type") ?? "unknown";
  switch (name) {
    case "Runtime.EntityPath":
      return all("Readable", "Updatable", "Deletable");
    case "Runtime.CollectionPath":
      return all("Listable", "Countable", "Insertable");
    case "Runtime.EntitiesPath":
      return all("Listable", "Countable");
    case "Runtime.Readable":
      return [{ suffix: ".$get()", given: [], result: `Promise<${type}>` }];
    case "Runtime.Updatable":
      return (depth > 0 ? ["patch"] : ["patch", "put"]).flatMap((verb): readonly VerbCall[] => {
        const body = node(verb === "patch" ? "update" : "create");
        return body === undefined ? [] : [{ suffix: `.$${verb}(body)`, given: [`body: ${body}`] }];
      });
    case "Runtime.Deletable":
      return [{ suffix: ".$delete()", given: [] }];
    case "Runtime.Listable":
      return [
        { suffix: ".$get()", given: [], result: `Promise<Runtime.Page<${type}>>` },
        ...(depth > 0 ? [] : [{ suffix: ".$all()", given: [], result: `Runtime.Items<${type}>` }]),
      ];
    case "Runtime.Countable":
      return [{ suffix: ".$count()", given: [], result: "Promise<number>" }];
    case "Runtime.Insertable":
      return [
        {
          suffix: ".$post(body)",
          given: [`body: ${node("create") ?? "never"}`],
          result: `Promise<${type}>`,
        },
      ];
    case "Runtime.Trackable":
      return [{ suffix: ".$delta()", given: [] }];
    case "Runtime.Referenced":
    case "Runtime.ReferencedCollection": {
      const path = node(name === "Runtime.Referenced" ? "path" : "collection");
      return [...readVerbs(path ?? "", api, depth), { suffix: ".$ref.$get()", given: [] }];
    }
    case "Pick":
      return second === '"$ref"' ? [{ suffix: ".$ref.$get()", given: [] }] : [];
    case "Runtime.ActionPath":
      return [readAction(first, second)];
    case "Runtime.FunctionPath":
      return readFunction(first, second, api, depth);
    case "Runtime.PlainFunctionPath":
      return readVerbs(first, api, depth + 1).flatMap((verb) => [
        verb,
        { ...verb, suffix: `()${verb.suffix}` },
      ]);
    case "Runtime.StreamPath":
    case "Runtime.MediaPath":
      return BYTES;
    case "Runtime.PropertyPath":
    case "Runtime.ComplexPath":
      return [{ suffix: ".$get()", given: [] }];
    case "Runtime.AnyPath":
      return [{ suffix: ".$url()", given: [], result: "string" }];
    default:
      return readNamedPath(name, api, depth);
  }
}

function readAction(parameters: string, result: string): VerbCall {
  const isEmpty = parameters === "{}";
  return {
    suffix: isEmpty ? ".$post()" : ".$post(body)",
    given: isEmpty ? [] : [`body: ${parameters}`],
    ...(result === "unknown" ? {} : { result: `Promise<${result}>` }),
  };
}

/** A function is called with the parameters that it must have, and with all; a path by key is called with a value. */
function readFunction(
  parameters: string,
  result: string,
  api: Api,
  depth: number,
): readonly VerbCall[] {
  if (!parameters.startsWith("{")) return readKeyed(parameters, result, api, depth);
  const [verb = { suffix: "", given: [] }] = readVerbs(result, api, depth + 1);
  const fields = splitType(parameters.slice(1, -1), ";").map((field) => {
    const [, key = "", optional, type = ""] =
      /^readonly ("[^"]+"|[^?:]+)(\?)?: (.*)$/s.exec(field) ?? [];
    return { key, isOptional: optional !== undefined, type };
  });
  const call = (given: typeof fields): VerbCall => ({
    ...verb,
    suffix: `({ ${given.map(({ key }, index) => `${key}: f${index}`).join(", ")} })${verb.suffix}`,
    given: [...given.map(({ type }, index) => `f${index}: ${type}`), ...verb.given],
  });
  const required = fields.filter(({ isOptional }) => !isOptional);
  return required.length === fields.length ? [call(fields)] : [call(required), call(fields)];
}

/** One of the client's own interfaces: what it extends of the runtime, and its keys. */
function readNamedPath(name: string, api: Api, depth: number): readonly VerbCall[] {
  const { members } = api[name] ?? {};
  if (members === undefined || depth > 2) return [];
  const own = readBases(api, name)
    .filter((base) => base.startsWith("Runtime."))
    .flatMap((base) => readArm(base, api, depth + 1));
  const keys = Object.entries(members).flatMap(([signature, path]): readonly VerbCall[] => {
    const key = /^\(\w+: (.*)\)$/s.exec(signature)?.[1];
    return key === undefined ? [] : readKeyed(key, path, api, depth);
  });
  return [...own, ...keys];
}

function readKeyed(key: string, path: string, api: Api, depth: number): readonly VerbCall[] {
  const verbs = readVerbs(path, api, depth + 1);
  if (verbs.length === 0) return [{ suffix: "(key)", given: [`key: ${key}`] }];
  return verbs.map((verb) => ({
    ...verb,
    suffix: `(key)${verb.suffix}`,
    given: [`key: ${key}`, ...verb.given],
  }));
}
