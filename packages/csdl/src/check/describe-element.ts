import type {
  EntityContainer,
  NavigationProperty,
  Operation,
  Property,
  SchemaType,
  TypeReference,
} from "../model.js";

/** E.g. `EntityType microsoft.graph.user`. */
export function describeType({ kind, qualifiedName }: SchemaType): string {
  return `${kind} ${qualifiedName}`;
}

/** E.g. `Property id of EntityType microsoft.graph.user`. */
export function describeProperty(property: Property | NavigationProperty): string {
  return `${property.kind} ${property.name} of ${describeType(property.declaringType)}`;
}

/** E.g. `Action microsoft.graph.assign bound to microsoft.graph.user`. */
export function describeOperation({ kind, qualifiedName, bindingParameter }: Operation): string {
  const bound = bindingParameter && ` bound to ${writeType(bindingParameter.type)}`;
  return `${kind} ${qualifiedName}${bound ?? ""}`;
}

/** E.g. `EntitySet users of EntityContainer microsoft.graph.GraphService`. */
export function describeContainerChild(
  { kind, name }: { readonly kind: string; readonly name: string },
  { qualifiedName }: EntityContainer,
): string {
  return `${kind} ${name} of EntityContainer ${qualifiedName}`;
}

export function writeType({ type, isCollection }: TypeReference): string {
  return isCollection ? `Collection(${type.qualifiedName})` : type.qualifiedName;
}
