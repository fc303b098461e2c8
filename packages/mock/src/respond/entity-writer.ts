import {
  isOrDerivesFrom,
  type EntityType,
  type StructuredType,
  type TypeReference,
} from "@graphslice/csdl";
import { encodeBase64Url } from "../base64.js";
import type { Item } from "../item.js";
import type { JsonValue } from "../json.js";
import type { Expansion, Selection } from "../query/bound-query.js";
import { selectPage } from "../query/select-page.js";
import { badRequest } from "../refusal.js";
import { layoutOf } from "../resource/type-layout.js";
import { typeOfValue } from "../body/read-values.js";
import { MEDIA, type Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { isObject } from "../store/key.js";
import { etagOf, streamEtagOf } from "./etag.js";
import type { JsonFormat } from "./json-format.js";
import { writeArray } from "./json-text.js";
import type { Service } from "./service.js";

/** Entities that an answer holds at most, expanded ones included. */
const MOST_ENTITIES = 100_000;
/** Levels of `$expand`, also with `$levels=max`. */
const MOST_LEVELS = 20;

/** Where a complex value is: the entity that has it, the names that lead there, and the level of `$expand`. */
export interface Place {
  readonly owner: Item;
  readonly path: string;
  readonly level: number;
}

/** Members of a JSON object, each as text: `"name":value`. */
type Members = string[];

/**
 * Writes entities as OData JSON (OData JSON Format 4.0), each the text of an object. One writer writes one answer. What
 * an entity was written as is kept until it changes, as most clients ask for the same again.
 */
export class EntityWriter {
  private readonly service: Service;
  private readonly format: JsonFormat;
  private entityCount = 0;

  constructor(service: Service, format: JsonFormat) {
    this.service = service;
    this.format = format;
  }

  /** @param declared the type that the context tells; others are named. */
  writeEntity(entity: Entity, declared: StructuredType, selection?: Selection, level = 0): string {
    return `{${this.writeMembers(entity, declared, selection, level)}}`;
  }

  /** What is between the braces of an entity. */
  writeMembers(entity: Entity, declared: StructuredType, selection?: Selection, level = 0): string {
    if (++this.entityCount > MOST_ENTITIES) {
      throw badRequest(
        `The answer is too large; expected at most ${MOST_ENTITIES} entities. Expand less.`,
      );
    }
    if (selection !== undefined && selection.expand.size + selection.within.size > 0) {
      const members = this.listMembers(entity, declared, selection, level);
      for (const expansion of selection.expand.values()) {
        this.addExpansion(entity, expansion, level, members);
      }
      return members.join(",");
    }
    const { service, format } = this;
    const properties = selection?.properties;
    const last = entity.written;
    if (
      last !== undefined &&
      last.properties === properties &&
      last.declared === declared &&
      last.format === format &&
      last.service === service
    ) {
      return last.members;
    }
    const members = this.listMembers(entity, declared, selection, level).join(",");
    // What is being written may change again, or be undone, and nobody may ask for it.
    if (service.store.isWriting) return members;
    entity.written = { service, format, declared, properties, members };
    return members;
  }

  writeReference(entity: Entity): string {
    return writeObject([`"@odata.id":${JSON.stringify(this.urlOf(entity))}`]);
  }

  /**
   * A value of a property, parameter or return type; complex values with all their properties.
   *
   * @param place where a property is, for what is expanded from its value.
   */
  writeValue(
    reference: TypeReference | undefined,
    value: JsonValue,
    selection?: Selection,
    place?: Place,
  ): string {
    if (value === null) return "null";
    const type = reference?.type;
    if (type?.kind === "ComplexType" || type?.kind === "EntityType") {
      return writeEach(value, (item) => this.writeComplex(type, item, selection, place));
    }
    const primitive = type?.kind === "TypeDefinition" ? type.underlyingType : type;
    const isQuoted =
      this.format.isIeee754Compatible &&
      primitive?.kind === "PrimitiveType" &&
      (primitive.name === "Int64" || primitive.name === "Decimal");
    if (!isQuoted) return JSON.stringify(value);
    return writeEach(value, (item) =>
      JSON.stringify(typeof item === "number" ? String(item) : item),
    );
  }

  private writeComplex(
    declared: StructuredType,
    value: JsonValue,
    selection?: Selection,
    place?: Place,
  ): string {
    if (!isObject(value)) return JSON.stringify(value);
    const type = typeOfValue(declared, value, this.service.index);
    const members: Members = [];
    if (
      this.format.metadata === "full" ||
      (this.format.metadata === "minimal" && type !== declared)
    ) {
      members.push(`"@odata.type":"${this.writeTypeName(type)}"`);
    }
    const item: Item = { type, values: value, owner: place?.owner, path: place?.path };
    const level = place?.level ?? 0;
    this.addValues(item, selection, members, level);
    for (const expansion of selection?.expand.values() ?? []) {
      this.addExpansion(item, expansion, level, members);
    }
    return writeObject(members);
  }

  /** The reference pages name types of complex values without a number sign. */
  private writeTypeName({ qualifiedName }: StructuredType): string {
    return this.service.isDocumented ? qualifiedName : `#${qualifiedName}`;
  }

  private urlOf(entity: Entity): string {
    return `${this.service.base}/${pathOf(entity)}`;
  }

  /** All of an entity but what is expanded. */
  private listMembers(
    entity: Entity,
    declared: StructuredType,
    selection: Selection | undefined,
    level: number,
  ): Members {
    const members: Members = [];
    this.addControl(entity, declared, members);
    this.addValues(entity, selection, members, level);
    this.addStreams(entity, selection, members);
    if (this.format.metadata === "full") this.addLinks(entity, selection, members);
    return members;
  }

  private addControl(entity: Entity, declared: StructuredType, members: Members): void {
    const { metadata } = this.format;
    if (metadata === "none") return;
    if (metadata === "full" || entity.type !== declared) {
      members.push(`"@odata.type":"#${entity.type.qualifiedName}"`);
    }
    if (entity.home === undefined) return;
    if (metadata === "full") {
      const url = JSON.stringify(this.urlOf(entity));
      members.push(`"@odata.id":${url}`, `"@odata.editLink":${url}`);
    }
    members.push(`"@odata.etag":${JSON.stringify(etagOf(entity, this.service))}`);
  }

  private addValues(
    item: Item,
    selection: Selection | undefined,
    members: Members,
    level: number,
  ): void {
    const { type, values } = item;
    const { properties } = layoutOf(type);
    const selected = selection?.properties;
    for (const [name, { type: reference }] of properties) {
      const within = selection?.within.get(name);
      if (selected !== undefined && !selected.has(name) && within === undefined) continue;
      const value = values[name] ?? (reference.isCollection ? [] : null);
      if (this.format.metadata === "full" && value !== null)
        this.addTypeOf(name, reference, members);
      const inner =
        within === undefined
          ? selected?.get(name)?.selection
          : selectWithin(selection, name, within);
      const place =
        within === undefined || reference.isCollection ? undefined : placeOf(item, name, level);
      members.push(`"${name}":${this.writeValue(reference, value, inner, place)}`);
    }
    if (!type.isOpen) return;
    for (const [name, value] of Object.entries(values)) {
      if (properties.has(name) || name.startsWith("@")) continue;
      if (selected === undefined || selected.has(name))
        members.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
    }
  }

  private addTypeOf(name: string, { type, isCollection }: TypeReference, members: Members): void {
    if (
      type.kind === "PrimitiveType" &&
      /^(Boolean|String|Double)$/.test(type.name) &&
      !isCollection
    )
      return;
    if (type.kind === "ComplexType" && !isCollection) return;
    const plain = type.kind === "PrimitiveType" ? type.name : type.qualifiedName;
    members.push(`"${name}@odata.type":"#${isCollection ? `Collection(${plain})` : plain}"`);
  }

  private addStreams(entity: Entity, selection: Selection | undefined, members: Members): void {
    const { streams } = layoutOf(entity.type);
    if (entity.type.hasStream && selection?.properties === undefined)
      this.addMediaLinks(entity, "", MEDIA, members);
    for (const name of streams.keys()) {
      if (selection?.properties !== undefined && !selection.properties.has(name)) continue;
      this.addMediaLinks(entity, name, name, members);
      if (!this.service.isDocumented) continue;
      const value = entity.streams?.get(name);
      members.push(
        `"${name}":${value === undefined ? "null" : `"${encodeBase64Url(value.bytes)}"`}`,
      );
    }
  }

  private addMediaLinks(entity: Entity, prefix: string, name: string, members: Members): void {
    if (this.format.metadata === "none" || entity.home === undefined) return;
    const url = JSON.stringify(`${this.urlOf(entity)}/${name}`);
    members.push(`"${prefix}@odata.mediaEditLink":${url},"${prefix}@odata.mediaReadLink":${url}`);
    const value = entity.streams?.get(name);
    if (value === undefined) return;
    members.push(
      `"${prefix}@odata.mediaContentType":${JSON.stringify(value.contentType)}`,
      `"${prefix}@odata.mediaEtag":${JSON.stringify(streamEtagOf(value, entity, this.service))}`,
    );
  }

  /** Of all navigation properties; of those that are selected, if not everything is. */
  private addLinks(entity: Entity, selection: Selection | undefined, members: Members): void {
    if (entity.home === undefined) return;
    for (const [name, property] of layoutOf(entity.type).navigation) {
      if (selection?.properties !== undefined && !selection.navigation.has(property)) continue;
      const url = `${this.urlOf(entity)}/${name}`;
      members.push(
        `"${name}@odata.associationLink":${JSON.stringify(`${url}/$ref`)}`,
        `"${name}@odata.navigationLink":${JSON.stringify(url)}`,
      );
    }
  }

  private addExpansion(entity: Item, expansion: Expansion, level: number, members: Members): void {
    const { property, query, form, cast, source, levels } = expansion;
    const { name } = property;
    if (source !== undefined && !isOrDerivesFrom(entity.type, source)) return;
    if (layoutOf(entity.type).navigation.get(name) !== property) return;
    if (level >= MOST_LEVELS) {
      throw badRequest(`Invalid $expand: expected at most ${MOST_LEVELS} levels.`);
    }
    const { navigator } = this.service.store;
    const related = property.type.isCollection
      ? navigator.listRelated(entity, property)
      : [navigator.findRelated(entity, property)].filter((item) => item !== undefined);
    // The navigator's items are the store's.
    const items = (related as readonly Entity[]).filter(
      ({ type }) => cast === undefined || isOrDerivesFrom(type, cast),
    );
    const selection = levels > 1 ? withNextLevel(expansion) : query.select;
    const declared = property.type.type as EntityType;
    const write = (item: Entity): string =>
      form === "ref"
        ? this.writeReference(item)
        : this.writeEntity(item, declared, selection, level + 1);
    if (!property.type.isCollection) {
      members.push(`"${name}":${items[0] === undefined ? "null" : write(items[0])}`);
      return;
    }
    const page = selectPage(items, query, navigator, { root: entity.owner ?? entity });
    if (query.count || form === "count") members.push(`"${name}@odata.count":${page.count}`);
    if (form !== "count") members.push(`"${name}":${writeArray(page.items, write)}`);
  }
}

function withNextLevel(expansion: Expansion): Selection {
  const { select } = expansion.query;
  const next = { ...expansion, levels: expansion.levels - 1 };
  return { ...select, expand: new Map([...select.expand, [expansion.property, next]]) };
}

function placeOf(item: Item, name: string, level: number): Place {
  const { owner, path } = item;
  return owner === undefined
    ? { owner: item, path: name, level }
    : { owner, path: `${path ?? ""}/${name}`, level };
}

/** What is selected of a complex value, with what is expanded from it: nothing else, if it is not selected itself. */
function selectWithin(
  selection: Selection | undefined,
  name: string,
  within: Selection,
): Selection {
  const selected = selection?.properties;
  if (selected === undefined) return within;
  const choice = selected.get(name);
  return { ...within, properties: choice === undefined ? new Map() : choice.selection?.properties };
}

function writeObject(members: Members): string {
  return `{${members.join(",")}}`;
}

/** A value, or the values of a collection. */
function writeEach(value: JsonValue, write: (item: JsonValue) => string): string {
  if (!Array.isArray(value)) return write(value);
  return writeArray(value as readonly JsonValue[], write);
}
