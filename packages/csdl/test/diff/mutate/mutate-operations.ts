import { mutateAnnotation } from "./mutate-annotations.js";
import type { Declared, Mutant, Mutator, OperationChild } from "./mutant.js";
import { changeFacet, changeNullable, changeType, flipCollection } from "./mutate-reference.js";

const PLACE = { file: "mutation", line: 1, column: 1 };
const STRING = { name: "Edm.String", isCollection: false, facets: {} };

const addOperation: Mutator = (mutant) => {
  const schema = mutant.pick(mutant.document.schemas);
  if (schema === undefined) return false;
  const name = mutant.fresh("Operation");
  const common = { name, isBound: false, parameters: [], annotations: [], place: PLACE };
  const element =
    mutant.random() < 0.5
      ? ({ kind: "Action", ...common } as const)
      : ({
          kind: "Function",
          ...common,
          isComposable: false,
          returnType: { kind: "ReturnType", type: STRING, annotations: [], place: PLACE },
        } as const);
  schema.children.push(structuredClone(element) as OperationChild);
  mutant.expect("added", element.kind, `${schema.namespace}.${name}`);
  return true;
};

/** Adds a second overload with parameters that the first does not have. */
const addOverload: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found?.element.kind !== "Function" || mutant.isTouched(found.path)) return false;
  if (!mutant.claim(found.path)) return false;
  const { element, schema, path } = found;
  const copy = structuredClone(element);
  const first = mutant.fresh("Parameter");
  copy.parameters = [
    ...(element.isBound ? copy.parameters.slice(0, 1) : []),
    { kind: "Parameter", name: first, type: STRING, annotations: [], place: PLACE },
  ];
  schema.children.push(copy);
  mutant.expect("added", "Function", `${path}(${first})`);
  return true;
};

const removeOperation: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found === undefined || isImported(mutant, found.name)) return false;
  // A binding that changes along a hierarchy is a move: the other overloads must not be new or gone.
  if (!mutant.claim(`operation ${found.name}`)) return false;
  if (mutant.isTouched(found.path) || !mutant.claim(found.path)) return false;
  found.schema.children = found.schema.children.filter((child) => child !== found.element);
  mutant.expect("removed", found.element.kind, found.path);
  return true;
};

/** Binds an operation to the base type of what it is bound to. */
const moveOperation: Mutator = (mutant) => {
  const found = findOperation(mutant);
  const [binding] = found?.element.isBound === true ? found.element.parameters : [];
  const type = binding && mutant.typeOf(mutant.qualify(binding.type.name));
  const base = type?.baseType;
  if (found === undefined || binding === undefined || type === undefined || base === undefined)
    return false;
  const isTaken = mutant
    .children()
    .some(
      ({ element, name }) =>
        (element.kind === "Action" || element.kind === "Function") &&
        name === found.name &&
        element !== found.element,
    );
  if (isTaken || mutant.isTouched("hierarchy") || !mutant.claim(`operation ${found.name}`))
    return false;
  if (mutant.isTouched(found.path) || !mutant.claim(found.path, "moves/operation")) return false;
  const before = mutant.write(binding.type);
  binding.type.name = base.qualifiedName;
  const values = `${before} -> ${mutant.write(binding.type)}`;
  mutant.expect("moved", found.element.kind, found.path, "", values);
  return true;
};

const changeKind: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found?.element.kind !== "Function" || isImported(mutant, found.name)) return false;
  if (mutant.isTouched(found.path) || !mutant.claim(found.path)) return false;
  const { isComposable: _, ...rest } = found.element;
  const action = { ...rest, kind: "Action" as const };
  found.schema.children = found.schema.children.map((child) =>
    child === found.element ? action : child,
  );
  mutant.changed("Action", found.path, "Kind", "Function", "Action");
  return true;
};

const mutateParameters: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found === undefined) return false;
  const { element, path } = found;
  const first = element.isBound ? 1 : 0;
  const own = element.parameters.slice(first);
  const way = mutant.pick(["add", "remove", "swap", "binding"]);
  if (!mutant.claim(`${path}#parameters`)) return false;
  if (way === "add") {
    const name = mutant.fresh("Parameter");
    element.parameters.push({
      kind: "Parameter",
      name,
      type: STRING,
      annotations: [],
      place: PLACE,
    });
    mutant.expect("added", "Parameter", `${path}/${name}`);
    return true;
  }
  if (way === "binding") {
    const [binding] = element.isBound ? element.parameters : [];
    if (binding === undefined || element.entitySetPath !== undefined) return false;
    if (mutant.isTouched(`${path}/${binding.name}`)) return false;
    mutant.changed("Parameter", `${path}/${binding.name}`, "Name", binding.name, "zzBinding");
    binding.name = "zzBinding";
    return mutant.claim(`${path}/zzBinding`);
  }
  if (way === "swap") {
    if (own.length < 2) return false;
    const order = (list: typeof own): string => list.map(({ name }) => name).join(", ");
    const [a, b, ...rest] = own;
    if (a === undefined || b === undefined) return false;
    const after = [b, a, ...rest];
    element.parameters = [...element.parameters.slice(0, first), ...after];
    mutant.changed(element.kind, path, "ParameterOrder", order(own), order(after));
    return true;
  }
  const gone = mutant.pick(own);
  if (gone === undefined || mutant.isTouched(`${path}/${gone.name}`)) return false;
  element.parameters = element.parameters.filter((parameter) => parameter !== gone);
  mutant.expect("removed", "Parameter", `${path}/${gone.name}`);
  return mutant.claim(`${path}/${gone.name}`);
};

const mutateReturnType: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found === undefined) return false;
  const { element, path } = found;
  const own = `${path}/$ReturnType`;
  const { returnType } = element;
  if (returnType === undefined || (element.kind === "Action" && mutant.random() < 0.3)) {
    if (mutant.isTouched(own) || !mutant.claim(own)) return false;
    mutant.expect(returnType === undefined ? "added" : "removed", "ReturnType", own);
    if (returnType !== undefined) delete element.returnType;
    else element.returnType = { kind: "ReturnType", type: STRING, annotations: [], place: PLACE };
    return true;
  }
  if (mutant.isClaimed(own)) return false;
  if (mutant.random() < 0.2) return mutateAnnotation(mutant, returnType, "ReturnType", own);
  const mutate = mutant.pick([changeType, flipCollection, changeNullable, changeFacet]);
  return mutate?.(mutant, returnType.type, "ReturnType", own) ?? false;
};

const mutateParameterType: Mutator = (mutant) => {
  const found = findOperation(mutant);
  const own = found?.element.parameters.slice(found.element.isBound ? 1 : 0) ?? [];
  const parameter = mutant.pick(own);
  if (found === undefined || parameter === undefined || parameter.name.startsWith("zz"))
    return false;
  const path = `${found.path}/${parameter.name}`;
  if (mutant.random() < 0.2) return mutateAnnotation(mutant, parameter, "Parameter", path);
  const mutate = mutant.pick([changeType, flipCollection, changeNullable, changeFacet]);
  return mutate?.(mutant, parameter.type, "Parameter", path) ?? false;
};

const mutateTrait: Mutator = (mutant) => {
  const found = findOperation(mutant);
  if (found === undefined) return false;
  const { element, path } = found;
  if (mutant.random() < 0.3) return mutateAnnotation(mutant, element, element.kind, path);
  if (element.kind === "Function" && mutant.random() < 0.7) {
    if (!mutant.claim(`${path}#IsComposable`)) return false;
    mutant.changed("Function", path, "IsComposable", element.isComposable, !element.isComposable);
    element.isComposable = !element.isComposable;
    return true;
  }
  if (element.entitySetPath !== undefined || !mutant.claim(`${path}#parameters`)) return false;
  element.entitySetPath = "zzNowhere/members";
  mutant.changed(element.kind, path, "EntitySetPath", undefined, "zzNowhere/members");
  return true;
};

/** An operation that is there still, as it was declared, and has no overloads. */
function findOperation(mutant: Mutant): (Declared<OperationChild> & { path: string }) | undefined {
  const found = mutant.pick(
    mutant.operations().filter(({ element }) => !element.name.startsWith("zz")),
  );
  if (found === undefined) return undefined;
  const path = mutant.pathOf(found);
  return mutant.isClaimed(path) || mutant.isClaimed(`operation ${found.name}`)
    ? undefined
    : { ...found, path };
}

function isImported(mutant: Mutant, name: string): boolean {
  const container = mutant.container()?.element;
  return [
    ...(container?.actionImports ?? []).map(({ action }) => action),
    ...(container?.functionImports ?? []).map((each) => each.function),
  ].some((imported) => mutant.qualify(imported) === name);
}

export const operationMutators: readonly Mutator[] = [
  addOperation,
  addOverload,
  removeOperation,
  moveOperation,
  changeKind,
  mutateParameters,
  mutateParameters,
  mutateReturnType,
  mutateParameterType,
  mutateParameterType,
  mutateTrait,
];
