import { badRequest, entityNotFound, methodNotAllowed } from "../refusal.js";
import { runOperation } from "../operations/run-operation.js";
import { presentValue } from "../resource/present-value.js";
import type { PathContext } from "../resource/path-context.js";
import { resolvePath } from "../resource/resolve-path.js";
import type { CollectionResource, EntityResource, Resource } from "../resource/resource.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { callAction } from "./call-action.js";
import { capabilitiesOf } from "./capability.js";
import type { Exchange } from "./exchange.js";
import { countItems, readCollection } from "./read-collection.js";
import { readDelta } from "./read-delta.js";
import { readEntity } from "./read-entity.js";
import { readMetadata, readServiceDocument } from "./read-service.js";
import { createCountAnswer, readRaw, readValueResource } from "./read-value.js";
import { addReference, removeReference } from "./reference.js";
import { resolveReference } from "./resolve-reference.js";
import { readStream, removeStream, replaceStream } from "./stream.js";
import { changeEntity, createEntity, isDeletable, removeEntity } from "./write-entity.js";

type Verbs = Readonly<Partial<Record<string, () => Answer>>>;

/**
 * Answers a request.
 *
 * @throws {Refusal}
 * @throws {UriError}
 */
export function answerExchange(exchange: Exchange): Answer {
  const verbs = verbsOf(findResource(exchange), exchange);
  const answer = Object.hasOwn(verbs, exchange.method) ? verbs[exchange.method] : undefined;
  if (answer === undefined) throw methodNotAllowed(exchange.method, Object.keys(verbs));
  return answer();
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

/** What can be done with a resource, in the order in which `Allow` tells it. */
function verbsOf(resource: Resource, exchange: Exchange): Verbs {
  switch (resource.kind) {
    case "service":
      return { GET: () => readServiceDocument(exchange) };
    case "metadata":
      return { GET: () => readMetadata(exchange) };
    case "batch":
      return { POST: () => NO_CONTENT };
    case "collection":
      return verbsOfCollection(resource, exchange);
    case "entity":
      return verbsOfEntity(resource, exchange);
    case "property":
    case "value":
      return { GET: () => readValueResource(resource, exchange) };
    case "raw":
      return { GET: () => readRaw(resource.of, exchange) };
    case "stream":
      return {
        GET: () => readStream(resource, exchange),
        PUT: () => replaceStream(resource, exchange),
        DELETE: () => removeStream(resource, exchange),
      };
    case "count":
      return { GET: () => count(resource.of, exchange) };
    case "reference":
      return verbsOfReference(resource.of, exchange);
    case "action":
      return { POST: () => callAction(resource, exchange) };
    case "delta":
      return { GET: () => readDelta(resource.of, exchange) };
  }
}

function verbsOfCollection(resource: CollectionResource, exchange: Exchange): Verbs {
  const { canRead, canInsert } = capabilitiesOf(resource);
  return {
    ...(canRead && { GET: () => readCollection(resource, exchange, "entity") }),
    ...(canInsert && { POST: () => createEntity(resource, exchange) }),
  };
}

function verbsOfEntity(resource: EntityResource, exchange: Exchange): Verbs {
  const { canRead, canUpdate } = capabilitiesOf(resource);
  return {
    ...(canRead && { GET: () => readEntity(resource, exchange, "entity") }),
    ...(canUpdate && { PATCH: () => changeEntity(resource, exchange) }),
    ...(isDeletable(resource) && { DELETE: () => removeEntity(resource, exchange) }),
  };
}

function verbsOfReference(of: CollectionResource | EntityResource, exchange: Exchange): Verbs {
  const read = (): Answer =>
    of.kind === "collection"
      ? readCollection(of, exchange, "ref")
      : readEntity(of, exchange, "ref");
  if (of.relation.kind !== "references") return { GET: read };
  const add = (): Answer => addReference(of, exchange);
  return {
    GET: read,
    ...(of.kind === "collection" ? { POST: add } : of.isKeyed ? {} : { PUT: add }),
    DELETE: () => removeReference(of, exchange),
  };
}

function count(of: (Resource & { kind: "count" })["of"], exchange: Exchange): Answer {
  const { service, options } = exchange;
  if (of.kind === "collection") {
    if (!capabilitiesOf(of).canCount) throw badRequest("The resource cannot be counted.");
    return createCountAnswer(countItems(of, options, service), exchange);
  }
  return createCountAnswer(Array.isArray(of.value) ? of.value.length : 0, exchange);
}
