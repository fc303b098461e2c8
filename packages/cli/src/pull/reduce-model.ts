import {
  selectModel,
  type ComplexType,
  type EntityType,
  type Model,
  type Operation,
  type Schema,
  type SchemaType,
  type Selection,
  type StructuredType,
  type TypeReference,
} from "@graphslice/csdl";

/**
 * What a selection needs of a model, such that selecting it again gives the same. Where the slice ends, references keep
 * their types: those are there by name and base type, without members.
 */
export function reduceModel(whole: Model, selection: Selection): Model {
  const { model } = selectModel(whole, selection);
  const stubs = new Map<string, StructuredType>();

  const restore = (reference: TypeReference): TypeReference => {
    const { cutFrom, type: ancestor } = reference;
    const original = cutFrom === undefined ? undefined : whole.types.get(cutFrom);
    if (original === undefined || !isStructured(original) || ancestor.kind !== original.kind) {
      return reference;
    }
    const stub = stubs.get(original.qualifiedName) ?? createStub(original, ancestor);
    stubs.set(original.qualifiedName, stub);
    return { ...reference, type: stub };
  };
  const restoreType = (type: SchemaType): SchemaType => {
    if (!isStructured(type)) return type;
    const restored = <T extends { readonly type: TypeReference }>(member: T): T => ({
      ...member,
      type: restore(member.type),
    });
    return {
      ...type,
      properties: type.properties.map(restored),
      navigationProperties: type.navigationProperties.map(restored),
    };
  };
  const restoreOperation = (operation: Operation): Operation => ({
    ...operation,
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      type: restore(parameter.type),
    })),
    ...(operation.returnType === undefined
      ? {}
      : { returnType: { ...operation.returnType, type: restore(operation.returnType.type) } }),
  });

  const schemas = model.schemas.map((schema) => ({
    ...schema,
    types: schema.types.map(restoreType),
    operations: schema.operations.map(restoreOperation),
  }));
  return { ...model, schemas: addStubs(schemas, [...stubs.values()], whole) };
}

function createStub(
  original: StructuredType,
  ancestor: EntityType | ComplexType,
): EntityType | ComplexType {
  const { name, qualifiedName, namespace, isAbstract, place } = original;
  const { isOpen } = ancestor;
  const common = { name, qualifiedName, namespace, isAbstract, isOpen, place };
  const nothing = { derivedTypes: [], properties: [], navigationProperties: [], annotations: [] };
  return ancestor.kind === "ComplexType"
    ? { ...common, ...nothing, kind: "ComplexType", baseType: ancestor }
    : {
        ...common,
        ...nothing,
        kind: "EntityType",
        baseType: ancestor,
        hasStream: ancestor.hasStream,
        key: [],
      };
}

/** Puts stubs into the schemas of their namespaces, in the order of the whole model. */
function addStubs(
  schemas: readonly Schema[],
  stubs: readonly StructuredType[],
  whole: Model,
): readonly Schema[] {
  return whole.schemas.flatMap((original) => {
    const { namespace } = original;
    const schema = schemas.find((candidate) => candidate.namespace === namespace);
    const added = stubs.filter((stub) => stub.namespace === namespace);
    if (added.length === 0) return schema === undefined ? [] : [schema];
    const { container: _container, ...empty } = original;
    const holder = schema ?? { ...empty, types: [], operations: [], terms: [], annotations: [] };
    const names = new Set(added.map(({ qualifiedName }) => qualifiedName));
    const ordered = original.types.flatMap((type) => {
      const found = names.has(type.qualifiedName)
        ? added.find(({ qualifiedName }) => qualifiedName === type.qualifiedName)
        : holder.types.find(({ qualifiedName }) => qualifiedName === type.qualifiedName);
      return found === undefined ? [] : [found];
    });
    return [{ ...holder, types: ordered }];
  });
}

function isStructured(type: SchemaType): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
