import { runOperation } from "../operations/run-operation.js";
import { badRequest, entityNotFound, methodNotAllowed } from "../refusal.js";
import { presentValue } from "../resource/present-value.js";
import type { PathContext } from "../resource/path-context.js";
import { resolvePath } from "../resource/resolve-path.js";
import type { Resource } from "../resource/resource.js";
import type { Answer } from "./answer.js";
import type { Exchange } from "./exchange.js";
import { resolveReference } from "./resolve-reference.js";
import { verbsOf, type Verb } from "./verbs.js";

/**
 * Answers a request.
 *
 * @throws {Refusal}
 * @throws {UriError}
 */
export function answerExchange(exchange: Exchange): Answer {
  const resource = findResource(exchange);
  const verbs = verbsOf(resource);
  const allows = (verb: Verb): boolean => verb.allows?.(resource) ?? true;
  const verb = verbs.find(({ method }) => method === exchange.method);
  if (verb !== undefined && allows(verb)) return verb.answer(resource, exchange);
  const allowed = verbs.filter(allows).map(({ method }) => method);
  throw methodNotAllowed(exchange.method, allowed);
}

function findResource({ service, path, options }: Exchange): Resource {
  const { index, store } = service;
  const segments = service.syntax.readPath(path);
  const [first, ...rest] = segments;
  const isById = first?.kind === "system" && first.name === "$entity";
  const context: PathContext = {
    index,
    store,
    aliases: options.aliases,
    evaluate: (operation, parameters, binding) => {
      const result = runOperation(operation, parameters, binding, path, service);
      return result.kind === "value" ? result.value : undefined;
    },
    present: (value, type) => presentValue(value, type, store),
  };
  return isById
    ? resolvePath(rest, context, findById(options.id, service))
    : resolvePath(segments, context);
}

/** `$entity?$id=…` (OData 4.0 Part 2 §4.9). */
function findById(id: string | undefined, service: Exchange["service"]): Resource {
  if (id === undefined) throw badRequest("$entity needs the query option $id.");
  const entity = resolveReference(id, service);
  const { home } = entity;
  if (home === undefined) throw entityNotFound(id);
  return {
    kind: "entity",
    relation: { kind: "list", list: home },
    type: home.type,
    context: home.path,
    entity,
    name: id,
    isKeyed: true,
  };
}
