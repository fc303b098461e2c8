import type {
  ActionElement,
  ComplexTypeElement,
  CsdlDocument,
  EntityContainerElement,
  EntityTypeElement,
  EnumTypeElement,
  FunctionElement,
  SchemaElement,
  TermElement,
  TypeDefinitionElement,
} from "../../../src/document.js";
import { descendantsOf, lineageOf } from "../../../src/hierarchy.js";
import type { Model, StructuredType } from "../../../src/model.js";

export type Mutable<T> = T extends (infer Item)[] | readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

export type StructuredElement = Mutable<EntityTypeElement> | Mutable<ComplexTypeElement>;
export type OperationChild = Mutable<ActionElement> | Mutable<FunctionElement>;
export type SchemaChild = Mutable<SchemaElement>["children"][number];

/** A declared element with its schema. */
export interface Declared<Element> {
  readonly element: Element;
  readonly name: string;
  readonly schema: Mutable<SchemaElement>;
}

/** Changes one element; false where it found nothing to change. */
export type Mutator = (mutant: Mutant) => boolean;

const KINDS = ["EntityType", "ComplexType"];

/** A copy of a document that is changed step by step, with a list of what was done. */
export class Mutant {
  readonly document: Mutable<CsdlDocument>;
  /** The model before all changes. */
  readonly model: Model;
  /** What a diff should say. */
  readonly expected: string[] = [];
  readonly random: () => number;
  private readonly claims = new Set<string>();
  /** What is claimed, and what it is part of. */
  private readonly touched = new Set<string>();
  private readonly aliases = new Map<string, string>();
  private referred: ReadonlySet<string> | undefined;
  private readonly targets: ReadonlySet<string>;
  private serial = 0;

  constructor(document: CsdlDocument, model: Model, random: () => number) {
    this.document = copy(document) as Mutable<CsdlDocument>;
    this.model = model;
    this.random = random;
    const external = document.schemas.flatMap((schema) => schema.externalAnnotations);
    this.targets = new Set(
      external.map(({ target }) => /\.(\w+)(\(|\/|$)/.exec(target)?.[1] ?? ""),
    );
    const includes = document.references.flatMap((reference) => reference.includes);
    for (const { alias, namespace } of [...includes, ...document.schemas]) {
      if (alias !== undefined) this.aliases.set(alias, namespace);
    }
  }

  /** Names of the types that anything refers to, before all changes; changes that refer to others touch those. */
  referredTypes(): ReadonlySet<string> {
    if (this.referred !== undefined) return this.referred;
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value === "string") {
        for (const word of value.split(/[\s/(),]+/)) names.add(this.qualify(word));
      } else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
    };
    collect(this.document);
    this.referred = names;
    return names;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  fresh(prefix: string): string {
    return `zz${prefix}${++this.serial}`;
  }

  /** Takes hold of parts of elements, so that no two changes are about the same; false if any is taken. */
  claim(...keys: readonly string[]): boolean {
    if (keys.some((key) => this.claims.has(key))) return false;
    for (const key of keys) {
      this.claims.add(key);
      for (const { index } of key.matchAll(/[/#]|$/g)) this.touched.add(key.slice(0, index));
    }
    return true;
  }

  isClaimed(key: string): boolean {
    return this.claims.has(key);
  }

  /** Whether anything of an element was changed. */
  isTouched(name: string): boolean {
    return this.touched.has(name);
  }

  expect(kind: string, element: string, path: string, detail = "", values = ""): void {
    this.expected.push(
      [kind, element, path, detail, values].filter((part) => part !== "").join(" "),
    );
  }

  changed(element: string, path: string, aspect: string, before: unknown, after: unknown): void {
    this.expect("changed", element, path, aspect, `${show(before)} -> ${show(after)}`);
  }

  structured(): readonly Declared<StructuredElement>[] {
    return this.children().filter((child): child is Declared<StructuredElement> =>
      KINDS.includes(child.element.kind),
    );
  }

  enums(): readonly Declared<Mutable<EnumTypeElement>>[] {
    return this.children().filter(
      (child): child is Declared<Mutable<EnumTypeElement>> => child.element.kind === "EnumType",
    );
  }

  definitions(): readonly Declared<Mutable<TypeDefinitionElement>>[] {
    return this.children().filter(
      (child): child is Declared<Mutable<TypeDefinitionElement>> =>
        child.element.kind === "TypeDefinition",
    );
  }

  terms(): readonly Declared<Mutable<TermElement>>[] {
    return this.children().filter(
      (child): child is Declared<Mutable<TermElement>> => child.element.kind === "Term",
    );
  }

  container(): Declared<Mutable<EntityContainerElement>> | undefined {
    return this.children().find(
      (child): child is Declared<Mutable<EntityContainerElement>> =>
        child.element.kind === "EntityContainer",
    );
  }

  /** Operations that are alone on their binding, so that it is clear which overload is which. */
  operations(): readonly Declared<OperationChild>[] {
    const all = this.children().filter(
      (child): child is Declared<OperationChild> =>
        child.element.kind === "Action" || child.element.kind === "Function",
    );
    const counts = new Map<string, number>();
    for (const child of all) counts.set(keyOf(child), (counts.get(keyOf(child)) ?? 0) + 1);
    // External annotations name overloads by the types of their parameters.
    return all.filter(
      (child) => counts.get(keyOf(child)) === 1 && !this.targets.has(child.element.name),
    );
  }

  children(): readonly Declared<SchemaChild>[] {
    return this.document.schemas.flatMap((schema) =>
      schema.children.map((element) => ({
        element,
        schema,
        name: `${schema.namespace}.${element.name}`,
      })),
    );
  }

  typeOf(name: string): StructuredType | undefined {
    const type = this.model.types.get(name);
    return type?.kind === "EntityType" || type?.kind === "ComplexType" ? type : undefined;
  }

  /** Whether only one type of a hierarchy declares a member of that name. */
  isUnique(type: StructuredType, member: string): boolean {
    const [root] = lineageOf(type);
    if (root === undefined) return false;
    const family = [
      root,
      ...(descendantsOf as (of: StructuredType) => readonly StructuredType[])(root),
    ];
    const names = family.flatMap(({ properties, navigationProperties }) =>
      [...properties, ...navigationProperties].map(({ name }) => name),
    );
    return names.filter((name) => name === member).length === 1;
  }

  /** Whether a property is part of a key, also in a path. */
  isKey(member: string): boolean {
    return this.structured().some(
      ({ element }) =>
        element.kind === "EntityType" &&
        element.key?.properties.some(({ name }) => name.split("/").includes(member)),
    );
  }

  /** `shop.user/shop.rename`, as a diff names it. */
  pathOf({ element, name }: Declared<OperationChild>): string {
    const [binding] = element.isBound ? element.parameters : [];
    return binding === undefined ? name : `${this.write(binding.type)}/${name}`;
  }

  /** A type expression with its full name. */
  write({ name, isCollection }: { name: string; isCollection: boolean }): string {
    const full = this.qualify(name);
    return isCollection ? `Collection(${full})` : full;
  }

  qualify(name: string): string {
    const dot = name.lastIndexOf(".");
    const prefix = name.slice(0, dot);
    const namespace = this.aliases.get(prefix);
    return namespace === undefined ? name : `${namespace}${name.slice(dot)}`;
  }
}

function keyOf({ element, name }: Declared<OperationChild>): string {
  const [binding] = element.isBound ? element.parameters : [];
  return `${name} ${binding === undefined ? "" : `${binding.type.name} ${binding.type.isCollection}`}`;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : String(value);
}

/** A copy in which nothing is shared: the reader gives all elements without annotations the same empty list. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
}
