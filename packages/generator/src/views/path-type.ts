import { ODATA_PATH, type TypeView } from "./type-view.js";

/** A TypeScript type as the modules of a client write it. */
export type PathType =
  | { readonly kind: "keyword"; readonly name: string }
  | { readonly kind: "string"; readonly value: string }
  | PathTypeName
  | { readonly kind: "array"; readonly element: PathType; readonly isReadonly: boolean }
  | { readonly kind: "union"; readonly arms: readonly PathType[] }
  | { readonly kind: "intersection"; readonly arms: readonly PathType[] }
  /** `Type["key"]` */
  | { readonly kind: "index"; readonly object: PathTypeName; readonly key: string }
  /** `{ readonly a: string; readonly b?: number }` */
  | { readonly kind: "members"; readonly members: readonly FieldView[] };

/** A type by its name, with the namespace that it is imported in, or the module that declares it. */
export interface PathTypeName {
  readonly kind: "name";
  readonly name: string;
  readonly namespace?: "Models" | "Models.OData" | "Runtime";
  /** Path below `src` of the module, without ending; neither this nor a namespace for TypeScript's own. */
  readonly path?: string;
  readonly typeArguments: readonly PathType[];
}

/** A readonly member of an object type. */
export interface FieldView {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: PathType;
}

export const EMPTY: PathType = { kind: "members", members: [] };

export function keywordType(
  name: "bigint" | "boolean" | "null" | "number" | "string" | "unknown" | "void",
): PathType {
  return { kind: "keyword", name };
}

export function runtimeType(name: string, ...typeArguments: readonly PathType[]): PathTypeName {
  return { kind: "name", name, namespace: "Runtime", typeArguments };
}

export function modelType(name: string): PathTypeName {
  return { kind: "name", name, namespace: "Models", typeArguments: [] };
}

export function globalType(
  name: "Omit" | "Pick",
  ...typeArguments: readonly PathType[]
): PathTypeName {
  return { kind: "name", name, typeArguments };
}

export function stringType(value: string): PathType {
  return { kind: "string", value };
}

export function unionType(arms: readonly PathType[]): PathType {
  const [first] = arms;
  return arms.length === 1 && first !== undefined ? first : { kind: "union", arms };
}

export function intersectionType(arms: readonly PathType[]): PathType {
  const [first] = arms;
  return arms.length === 1 && first !== undefined ? first : { kind: "intersection", arms };
}

/** A type of the models package as the client, which imports that as a namespace, writes it. */
export function fromModels(type: TypeView): PathType {
  switch (type.kind) {
    case "keyword":
      return keywordType(type.name);
    case "literal":
      return stringType(type.value);
    case "array":
      return { kind: "array", element: fromModels(type.element), isReadonly: false };
    case "union":
      return unionType(type.arms.map(fromModels));
    case "name":
      return {
        kind: "name",
        name: type.name,
        namespace: type.path === ODATA_PATH ? "Models.OData" : "Models",
        typeArguments: (type.typeArguments ?? []).map(fromModels),
      };
  }
}

/** All names in a type, in order of appearance. */
export function pathNamesIn(type: PathType): readonly PathTypeName[] {
  switch (type.kind) {
    case "keyword":
    case "string":
      return [];
    case "name":
      return [type, ...type.typeArguments.flatMap(pathNamesIn)];
    case "array":
      return pathNamesIn(type.element);
    case "union":
    case "intersection":
      return type.arms.flatMap(pathNamesIn);
    case "index":
      return pathNamesIn(type.object);
    case "members":
      return type.members.flatMap((member) => pathNamesIn(member.type));
  }
}
