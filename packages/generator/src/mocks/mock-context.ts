import {
  collectInstances,
  type EnumType,
  type Instances,
  type SchemaType,
  type StructuredType,
} from "@graphslice/csdl";
import { namesOf, type Mode } from "../models/map-type.js";
import type { ModelContext } from "../models/model-context.js";

/** What the views of a mocks package are made from. */
export interface MockContext extends ModelContext {
  readonly modelsPackage: string;
  readonly instances: Instances;
  /** The module that has each function or constant which others use, as a path below `src` without ending. */
  readonly origins: ReadonlyMap<string, string>;
}

export function createMockContext(models: ModelContext, modelsPackage: string): MockContext {
  const origins = new Map<string, string>();
  for (const [type, names] of models.names.types) {
    for (const name of [names.read, names.create, names.update]) {
      origins.set(fixtureName(name), names.path);
    }
    if (type.kind === "EnumType") origins.set(membersName(type, models), names.path);
  }
  return { ...models, modelsPackage, instances: collectInstances(models.model), origins };
}

/** The function that makes fixtures of a TypeScript type. What makes the whole Graph has a name of its own. */
export function fixtureName(typeName: string): string {
  return typeName === "MockGraph" ? "createMockGraph_" : `create${typeName}`;
}

/** The constant with the members of an enumeration. */
export function membersName(type: EnumType, { names }: Pick<ModelContext, "names">): string {
  const { read } = namesOf(type, names);
  return `${read.charAt(0).toLowerCase()}${read.slice(1)}Members`;
}

/** The modes in which a type has a TypeScript type, and so a fixture, of its own. */
export function modesOf({ kind }: StructuredType): readonly Mode[] {
  return kind === "EntityType" ? ["read", "create", "update"] : ["read"];
}

/** The members of an enumeration that fixtures have: not what stands for those that are yet to come. */
export function fixtureMembers({ members }: EnumType): readonly [string, ...string[]] | undefined {
  const names = members.map(({ name }) => name);
  const known = names.filter((name) => name !== "unknownFutureValue");
  const [first, ...others] = known.length === 0 ? names : known;
  return first === undefined ? undefined : [first, ...others];
}

export function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

/** Whether a type has fixtures, or is nothing but a value. */
export function hasFixture(type: SchemaType, { instances }: MockContext): boolean {
  return !isStructured(type) || instances.has(type);
}
