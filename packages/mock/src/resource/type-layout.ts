import {
  allNavigationProperties,
  allProperties,
  keyOf,
  type NavigationProperty,
  type Property,
  type PropertyRef,
  type StructuredType,
} from "@graphslice/csdl";

/** The members of a type by name, inherited ones included and first. */
export interface TypeLayout {
  /** Without streams. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly streams: ReadonlyMap<string, Property>;
  readonly navigation: ReadonlyMap<string, NavigationProperty>;
  readonly key: readonly PropertyRef[];
}

const layouts = new WeakMap<StructuredType, TypeLayout>();

export function layoutOf(type: StructuredType): TypeLayout {
  let layout = layouts.get(type);
  if (layout === undefined) layouts.set(type, (layout = createLayout(type)));
  return layout;
}

function createLayout(type: StructuredType): TypeLayout {
  const all = allProperties(type);
  return {
    properties: new Map(all.filter((p) => !isStream(p)).map((p) => [p.name, p])),
    streams: new Map(all.filter(isStream).map((p) => [p.name, p])),
    navigation: new Map(allNavigationProperties(type).map((p) => [p.name, p])),
    key: type.kind === "EntityType" ? keyOf(type) : [],
  };
}

function isStream({ type: { type, isCollection } }: Property): boolean {
  return type.qualifiedName === "Edm.Stream" && !isCollection;
}
