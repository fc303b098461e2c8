import {
  isOrDerivesFrom,
  type EntityType,
  type StructuredType,
  type TypeReference,
} from "@graphslice/csdl";
import type { Item } from "../item.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { Expansion, Selection } from "../query/bound-query.js";
import { selectPage } from "../query/select-page.js";
import { badRequest } from "../refusal.js";
import { layoutOf } from "../resource/type-layout.js";
import { typeOfValue } from "../body/read-values.js";
import { MEDIA, type Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { isObject } from "../store/key.js";
import { createMembers } from "./create-members.js";
import { etagOf, streamEtagOf } from "./etag.js";
import type { JsonFormat } from "./json-format.js";
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

type Members = [name: string, value: JsonValue][];

/** Writes entities as OData JSON (OData JSON Format 4.0). One writer writes one answer. */
export class EntityWriter {
  private readonly service: Service;
  private readonly format: JsonFormat;
  private written = 0;

  constructor(service: Service, format: JsonFormat) {
    this.service = service;
    this.format = format;
  }

  /** @param declared the type that the context tells; others are named. */
  writeEntity(
    entity: Entity,
    declared: StructuredType,
    selection?: Selection,
    level = 0,
  ): JsonObject {
    if (++this.written > MOST_ENTITIES) {
      throw badRequest(
        `The answer is too large; expected at most ${MOST_ENTITIES} entities. Expand less.`,
      );
    }
    const members: Members = [];
    this.addControl(entity, declared, members);
    this.addValues(entity, selection, members, level);
    this.addStreams(entity, selection, members);
    if (this.format.metadata === "full") this.addLinks(entity, members);
    for (const expansion of selection?.expand.values() ?? []) {
      this.addExpansion(entity, expansion, level, members);
    }
    return fromMembers(members);
  }

  writeReference(entity: Entity): JsonObject {
    return fromMembers([["@odata.id", `${this.service.base}/${pathOf(entity)}`]]);
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
  ): JsonValue {
    const type = reference?.type;
    if (type?.kind === "ComplexType" || type?.kind === "EntityType") {
      if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).map((item) =>
          this.writeComplex(type, item, selection),
        );
      }
      return this.writeComplex(type, value, selection, place);
    }
    if (!this.format.isIeee754Compatible || type?.kind !== "PrimitiveType") return value;
    if (type.name !== "Int64" && type.name !== "Decimal") return value;
    const quote = (item: JsonValue): JsonValue => (typeof item === "number" ? String(item) : item);
    return Array.isArray(value) ? (value as readonly JsonValue[]).map(quote) : quote(value);
  }

  private writeComplex(
    declared: StructuredType,
    value: JsonValue,
    selection?: Selection,
    place?: Place,
  ): JsonValue {
    if (!isObject(value)) return value;
    const type = typeOfValue(declared, value, this.service.index);
    const members: Members = [];
    if (
      this.format.metadata === "full" ||
      (this.format.metadata === "minimal" && type !== declared)
    ) {
      members.push(["@odata.type", this.writeTypeName(type)]);
    }
    const item: Item = { type, values: value, owner: place?.owner, path: place?.path };
    const level = place?.level ?? 0;
    this.addValues(item, selection, members, level);
    for (const expansion of selection?.expand.values() ?? []) {
      this.addExpansion(item, expansion, level, members);
    }
    return fromMembers(members);
  }

  /** The reference pages name types of complex values without a number sign. */
  private writeTypeName({ qualifiedName }: StructuredType): string {
    return this.service.isDocumented ? qualifiedName : `#${qualifiedName}`;
  }

  private addControl(entity: Entity, declared: StructuredType, members: Members): void {
    const { metadata } = this.format;
    if (metadata === "none") return;
    if (metadata === "full" || entity.type !== declared) {
      members.push(["@odata.type", `#${entity.type.qualifiedName}`]);
    }
    if (entity.home === undefined) return;
    if (metadata === "full") {
      const url = `${this.service.base}/${pathOf(entity)}`;
      members.push(["@odata.id", url], ["@odata.editLink", url]);
    }
    members.push(["@odata.etag", etagOf(entity, this.service)]);
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
      const place = within === undefined ? undefined : placeOf(item, name, level);
      members.push([name, this.writeValue(reference, value, inner, place)]);
    }
    if (!type.isOpen) return;
    for (const [name, value] of Object.entries(values)) {
      if (properties.has(name) || name.startsWith("@")) continue;
      if (selected === undefined || selected.has(name)) members.push([name, value]);
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
    members.push([`${name}@odata.type`, isCollection ? `#Collection(${plain})` : `#${plain}`]);
  }

  private addStreams(entity: Entity, selection: Selection | undefined, members: Members): void {
    const { streams } = layoutOf(entity.type);
    if (entity.type.hasStream && selection?.properties === undefined)
      this.addMediaLinks(entity, "", MEDIA, members);
    for (const name of streams.keys()) {
      if (selection?.properties !== undefined && !selection.properties.has(name)) continue;
      this.addMediaLinks(entity, name, name, members);
      const value = entity.streams?.get(name);
      if (this.service.isDocumented)
        members.push([name, value === undefined ? null : toBase64Url(value.bytes)]);
    }
  }

  private addMediaLinks(entity: Entity, prefix: string, name: string, members: Members): void {
    if (this.format.metadata === "none" || entity.home === undefined) return;
    const url = `${this.service.base}/${pathOf(entity)}/${name}`;
    const value = entity.streams?.get(name);
    members.push([`${prefix}@odata.mediaEditLink`, url], [`${prefix}@odata.mediaReadLink`, url]);
    if (value === undefined) return;
    members.push(
      [`${prefix}@odata.mediaContentType`, value.contentType],
      [`${prefix}@odata.mediaEtag`, streamEtagOf(value, entity, this.service)],
    );
  }

  private addLinks(entity: Entity, members: Members): void {
    if (entity.home === undefined) return;
    const url = `${this.service.base}/${pathOf(entity)}`;
    for (const name of layoutOf(entity.type).navigation.keys()) {
      members.push(
        [`${name}@odata.associationLink`, `${url}/${name}/$ref`],
        [`${name}@odata.navigationLink`, `${url}/${name}`],
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
    const write = (item: Entity): JsonObject =>
      form === "ref"
        ? this.writeReference(item)
        : this.writeEntity(item, declared, selection, level + 1);
    if (!property.type.isCollection) {
      members.push([name, items[0] === undefined ? null : write(items[0])]);
      return;
    }
    const page = selectPage(items, query, navigator, { root: entity.owner ?? entity });
    if (query.count || form === "count") members.push([`${name}@odata.count`, page.count]);
    if (form !== "count") members.push([name, page.items.map(write)]);
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

function fromMembers(members: Members): JsonObject {
  const object = createMembers();
  for (const [name, value] of members) object[name] = value;
  return object;
}

export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
