/** A TypeScript type as emitted code writes it. */
export type TypeView =
  | {
      readonly kind: "keyword";
      readonly name: "boolean" | "null" | "number" | "string" | "unknown";
    }
  | { readonly kind: "literal"; readonly value: string }
  | TypeNameView
  | { readonly kind: "array"; readonly element: TypeView }
  | { readonly kind: "union"; readonly arms: readonly TypeView[] };

/** A type by its name: one of the slice's, or with `OData.` in front one of the package's `odata.ts`. */
export interface TypeNameView {
  readonly kind: "name";
  readonly name: string;
  /** Path below `src` of the module that declares it, without ending. */
  readonly path: string;
  readonly typeArguments?: readonly TypeView[];
}

/** The module of what OData itself defines; its names are used with `OData.` in front. */
export const ODATA_PATH = "odata";

export function keyword(name: (TypeView & { kind: "keyword" })["name"]): TypeView {
  return { kind: "keyword", name };
}

export function literal(value: string): TypeView {
  return { kind: "literal", value };
}

export function odataName(name: string, ...typeArguments: readonly TypeView[]): TypeNameView {
  return {
    kind: "name",
    name,
    path: ODATA_PATH,
    ...(typeArguments.length === 0 ? {} : { typeArguments }),
  };
}

export function arrayOf(element: TypeView): TypeView {
  return { kind: "array", element };
}

/** The union of types, nested unions flattened; of one type, that type. */
export function unionOf(types: readonly TypeView[]): TypeView {
  const arms = types.flatMap((type) => (type.kind === "union" ? type.arms : [type]));
  return arms.length === 1 && arms[0] !== undefined ? arms[0] : { kind: "union", arms };
}

/** The type, or null. */
export function nullable(type: TypeView): TypeView {
  if (type.kind === "keyword" && type.name === "unknown") return type;
  return unionOf([type, keyword("null")]);
}

/** All names in a type, in order of appearance. */
export function namesIn(type: TypeView): readonly TypeNameView[] {
  switch (type.kind) {
    case "keyword":
    case "literal":
      return [];
    case "name":
      return [type, ...(type.typeArguments ?? []).flatMap(namesIn)];
    case "array":
      return namesIn(type.element);
    case "union":
      return type.arms.flatMap(namesIn);
  }
}
