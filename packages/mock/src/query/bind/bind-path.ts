import {
  allNavigationProperties,
  allProperties,
  isOrDerivesFrom,
  suggestName,
  type NavigationProperty,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import type { ModelIndex } from "../../resource/model-index.js";
import type { Item } from "../../item.js";
import type { JsonObject, JsonValue } from "../../json.js";
import type { Subject } from "../bound-query.js";
import { readerOf } from "../values/read-value.js";
import { describeType, resultTypeOf, type ValueType } from "../values/value-type.js";
import type { Bound, Evaluate } from "./bound.js";
import { resolveType } from "./resolve-type.js";
import { fail, spendSteps, spendText, type Scope } from "./scope.js";

/** The item that names without a prefix belong to. */
export function currentOf(scope: Scope, position: number): Bound {
  const evaluate: Evaluate = (frame) => frame.current;
  return { type: scope.current, isCollection: false, evaluate, position };
}

/** Binds a step of a path: a property, a navigation property, or a cast where the name is qualified. @throws {UriError} */
export function bindMember(scope: Scope, target: Bound, name: string, position: number): Bound {
  if (name.includes(".")) return bindCast(scope, target, name, position);
  const { type } = target;
  if (target.isCollection) {
    return fail(
      scope,
      position,
      `"${name}" follows a collection; only any, all, $count and casts do`,
    );
  }
  if (type.kind === "Untyped") return bindDynamic(target, name, position);
  if (type.kind !== "Structured") {
    return fail(scope, position, `${describeType(type)} has no property "${name}"`);
  }
  const property = findMember(type.type, name);
  if (property === undefined) {
    if (type.type.isOpen) return bindDynamic(target, name, position);
    return fail(scope, position, describeUnknownMember(type.type, name));
  }
  return property.kind === "Property"
    ? bindProperty(scope, target, property, position)
    : bindNavigation(scope, target, property, position);
}

/** The declared or inherited member of a name. */
export function findMember(
  type: StructuredType,
  name: string,
): Property | NavigationProperty | undefined {
  for (let t: StructuredType | undefined = type; t !== undefined; t = t.baseType) {
    const member =
      t.properties.find((property) => property.name === name) ??
      t.navigationProperties.find((property) => property.name === name);
    if (member !== undefined) return member;
  }
  return undefined;
}

/** The message for a name that a type does not have, with the nearest one that it has. */
export function describeUnknownMember(type: StructuredType, name: string): string {
  const names = [...allProperties(type), ...allNavigationProperties(type)].map((m) => m.name);
  const suggestion = suggestName(name, names);
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  return `${type.qualifiedName} has no property "${name}"${hint}`;
}

function bindProperty(scope: Scope, target: Bound, property: Property, position: number): Bound {
  const { name } = property;
  const { type, isCollection } = resultTypeOf(property.type);
  const read = elementReader(scope, type, position);
  const { evaluate } = target;
  return { type, isCollection, evaluate: choose(), position };

  function choose(): Evaluate {
    if (isCollection) {
      return (frame) =>
        readAll(scope, (evaluate(frame) as Item | null)?.values[name], read, position);
    }
    if (type.kind !== "Structured")
      return (frame) => read((evaluate(frame) as Item | null)?.values[name]);
    return (frame) => {
      const owner = evaluate(frame) as Item | null;
      const item = read(owner?.values[name]) as Item | null;
      return owner === null || item === null ? null : placeWithin(owner, name, item);
    };
  }
}

/** A complex value that knows where it is, for navigation from it. */
function placeWithin(owner: Item, name: string, { type, values }: Item): Item {
  return owner.owner === undefined
    ? { type, values, owner, path: name }
    : { type, values, owner: owner.owner, path: `${owner.path ?? ""}/${name}` };
}

function bindNavigation(
  scope: Scope,
  target: Bound,
  property: NavigationProperty,
  position: number,
): Bound {
  const { evaluate } = target;
  const { type, isCollection } = resultTypeOf(property.type);
  return {
    type,
    isCollection,
    position,
    evaluate: isCollection
      ? (frame) => {
          const item = evaluate(frame) as Item | null;
          if (item === null) return [];
          const related = frame.navigator.listRelated(item, property);
          spendSteps(scope, position, related.length);
          return related;
        }
      : (frame) => {
          const item = evaluate(frame) as Item | null;
          return item === null ? null : (frame.navigator.findRelated(item, property) ?? null);
        },
  };
}

/** A property that only the instance knows. */
function bindDynamic(target: Bound, name: string, position: number): Bound {
  const { evaluate, type } = target;
  const isItem = type.kind === "Structured";
  return {
    type: { kind: "Untyped" },
    isCollection: false,
    position,
    evaluate: (frame) => {
      const owner = evaluate(frame);
      if (owner === null) return null;
      const values = isItem ? (owner as Item).values : (owner as JsonValue);
      if (!isObject(values) || !Object.hasOwn(values, name)) return null;
      return values[name] ?? null;
    },
  };
}

function bindCast(scope: Scope, target: Bound, name: string, position: number): Bound {
  const type = resolveType(scope, name, position);
  const { type: from, evaluate, isCollection } = target;
  if (from.kind !== "Structured" || (type.kind !== "EntityType" && type.kind !== "ComplexType")) {
    return fail(scope, position, `${describeType(from)} cannot be cast to ${type.qualifiedName}`);
  }
  if (!isOrDerivesFrom(type, from.type) && !isOrDerivesFrom(from.type, type)) {
    const message = `${type.qualifiedName} does not derive from ${from.type.qualifiedName}`;
    return fail(scope, position, message);
  }
  const is = (item: Item): boolean => isOrDerivesFrom(item.type, type);
  return {
    type: { kind: "Structured", type },
    isCollection,
    position,
    evaluate: isCollection
      ? (frame) => {
          const items = evaluate(frame) as readonly Item[];
          spendSteps(scope, position, items.length);
          return items.filter(is);
        }
      : (frame) => {
          const item = evaluate(frame) as Item | null;
          return item !== null && is(item) ? item : null;
        },
  };
}

/** Reads a value or, for structured types, an item that knows its own type. */
export function elementReader(
  scope: Scope,
  type: ValueType,
  position: number,
): (json: JsonValue | undefined) => unknown {
  if (type.kind === "Structured") {
    const { type: declared } = type;
    return (json) =>
      isObject(json) ? { type: readType(scope.index, declared, json), values: json } : null;
  }
  const read = readerOf(type);
  if (asTheyAre.has(type.kind)) return read;
  return (json) => {
    spendText(scope, position, json);
    return read(json);
  };
}

/** Kinds whose values are those of the JSON: no text is looked at to read them. */
const asTheyAre: ReadonlySet<string> = new Set([
  "String",
  "Boolean",
  "Double",
  "Stream",
  "Untyped",
]);

function readType(index: ModelIndex, declared: StructuredType, values: JsonObject): StructuredType {
  const name = values["@odata.type"];
  if (typeof name !== "string") return declared;
  const type = index.findType(name);
  if (type?.kind !== "EntityType" && type?.kind !== "ComplexType") return declared;
  return isOrDerivesFrom(type, declared) ? type : declared;
}

/** Reads the elements of a JSON array; none where there is no array. @throws {UriError} if lists become too many */
export function readAll(
  scope: Scope,
  json: JsonValue | undefined,
  read: (json: JsonValue | undefined) => unknown,
  position: number,
): readonly unknown[] {
  if (!Array.isArray(json)) return [];
  spendSteps(scope, position, json.length);
  return json.map((element: JsonValue) => read(element));
}

function isObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The subject of a filter or an order as a value or item. */
export function subjectReader(type: ValueType): (subject: Subject) => unknown {
  if (type.kind === "Structured") return (subject) => subject;
  const read = readerOf(type);
  // Subjects of a primitive type are JSON values.
  return (subject) => read(subject as JsonValue);
}
