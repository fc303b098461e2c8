import { badRequest } from "../refusal.js";
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
import { readStream, removeStream, replaceStream } from "./stream.js";
import { changeEntity, createEntity, isDeletable, removeEntity } from "./write-entity.js";

type ResourceOf<Kind extends Resource["kind"]> = Extract<Resource, { readonly kind: Kind }>;

/** What a method does with a resource. */
export interface Verb<R = Resource> {
  readonly method: string;
  /** Whether the resource has it; all of the kind have it if not given. */
  allows?(resource: R): boolean;
  answer(resource: R, exchange: Exchange): Answer;
}

const value: Verb<ResourceOf<"property" | "value">> = { method: "GET", answer: readValueResource };

/** What can be done with resources, in the order in which `Allow` tells it. */
const verbs: { readonly [Kind in Resource["kind"]]: readonly Verb<ResourceOf<Kind>>[] } = {
  service: [{ method: "GET", answer: (_, exchange) => readServiceDocument(exchange) }],
  metadata: [{ method: "GET", answer: (_, exchange) => readMetadata(exchange) }],
  // A batch is answered before anyone looks for its resource.
  batch: [{ method: "POST", answer: () => NO_CONTENT }],
  collection: [
    {
      method: "GET",
      allows: (resource) => capabilitiesOf(resource).canRead,
      answer: (resource, exchange) => readCollection(resource, exchange, "entity"),
    },
    {
      method: "POST",
      allows: (resource) => capabilitiesOf(resource).canInsert,
      answer: createEntity,
    },
  ],
  entity: [
    {
      method: "GET",
      allows: (resource) => capabilitiesOf(resource).canRead,
      answer: (resource, exchange) => readEntity(resource, exchange, "entity"),
    },
    {
      method: "PATCH",
      allows: (resource) => capabilitiesOf(resource).canUpdate,
      answer: changeEntity,
    },
    { method: "DELETE", allows: isDeletable, answer: removeEntity },
  ],
  property: [value],
  value: [value],
  raw: [{ method: "GET", answer: ({ of }, exchange) => readRaw(of, exchange) }],
  stream: [
    { method: "GET", answer: readStream },
    { method: "PUT", answer: replaceStream },
    { method: "DELETE", answer: removeStream },
  ],
  count: [{ method: "GET", answer: count }],
  reference: [
    {
      method: "GET",
      allows: ({ of }) => capabilitiesOf(of).canRead,
      answer: readReference,
    },
    {
      method: "POST",
      allows: ({ of }) => isReference(of) && of.kind === "collection",
      answer: ({ of }, exchange) => addReference(of, exchange),
    },
    {
      method: "PUT",
      allows: ({ of }) => isReference(of) && of.kind === "entity" && !of.isKeyed,
      answer: ({ of }, exchange) => addReference(of, exchange),
    },
    {
      method: "DELETE",
      allows: ({ of }) => isReference(of),
      answer: ({ of }, exchange) => removeReference(of, exchange),
    },
  ],
  action: [{ method: "POST", answer: callAction }],
  delta: [{ method: "GET", answer: ({ of }, exchange) => readDelta(of, exchange) }],
};

export function verbsOf({ kind }: Resource): readonly Verb[] {
  // Parameters of methods may be of narrower types: these are given resources of their kind only.
  return verbs[kind];
}

function isReference({ relation }: CollectionResource | EntityResource): boolean {
  return relation.kind === "references";
}

function readReference({ of }: ResourceOf<"reference">, exchange: Exchange): Answer {
  return of.kind === "collection"
    ? readCollection(of, exchange, "ref")
    : readEntity(of, exchange, "ref");
}

function count({ of }: ResourceOf<"count">, exchange: Exchange): Answer {
  const { service, options } = exchange;
  if (of.kind === "collection") {
    if (!capabilitiesOf(of).canCount) throw badRequest("The resource cannot be counted.");
    return createCountAnswer(countItems(of, options, service), exchange);
  }
  return createCountAnswer(Array.isArray(of.value) ? of.value.length : 0, exchange);
}
