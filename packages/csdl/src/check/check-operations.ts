import type { Diagnostic } from "../diagnostic.js";
import type { Model, Operation, Parameter } from "../model.js";
import { describeOperation, writeType } from "./describe-element.js";
import {
  entitySetPathStart,
  entitySetPathUnbound,
  entitySetPathWithoutEntity,
  nameRepeated,
  overloadAmbiguous,
  pathEndsElsewhere,
  pathNotFound,
} from "./problems.js";
import { resolvePath } from "./resolve-path.js";

/** Rules of a single overload: the names of its parameters, its EntitySetPath (OData CSDL XML 4.01 §12.6). */
export function checkOperation(operation: Operation, model: Model): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const within = describeOperation(operation);
  const { bindingParameter, entitySetPath } = operation;
  const parameters = new Map<string, Parameter>();
  for (const parameter of allParameters(operation)) {
    const { name, place } = parameter;
    const first = parameters.get(name);
    if (first === undefined) parameters.set(name, parameter);
    else diagnostics.push(nameRepeated("Parameter", name, first.place, { place, within }));
  }
  if (entitySetPath === undefined) return diagnostics;
  const origin = { place: operation.place, within };
  if (bindingParameter === undefined) return [...diagnostics, entitySetPathUnbound(origin)];

  const returned = operation.returnType?.type;
  if (!isEntity(returned?.type.kind, returned?.type.qualifiedName)) {
    const found = returned === undefined ? "nothing" : writeType(returned);
    diagnostics.push(entitySetPathWithoutEntity(found, origin));
  }
  const [start, ...path] = entitySetPath.split("/");
  const bound = bindingParameter.type.type;
  if (start !== bindingParameter.name) {
    diagnostics.push(entitySetPathStart(entitySetPath, bindingParameter.name, origin));
  } else if (path.length > 0 && (bound.kind === "EntityType" || bound.kind === "ComplexType")) {
    const what = `EntitySetPath "${entitySetPath}"`;
    const resolved = resolvePath(bound, path.join("/"), model);
    if ("missing" in resolved) {
      const { missing, type, candidates } = resolved;
      diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, origin));
    } else if (resolved.end.kind === "Property" || resolved.end.kind === "ComplexType") {
      const expected = "a navigation property or entity type";
      diagnostics.push(pathEndsElsewhere(what, expected, resolved.end.kind, origin));
    }
  }
  return diagnostics;
}

/**
 * Overloads differ: actions by their binding type, functions also by the names and by the types of their parameters
 * (§12.1.1, §12.3.1).
 */
export function checkOverloads(operations: readonly Operation[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const signatures = new Map<string, Operation>();
  for (const operation of operations) {
    for (const [same, signature] of signaturesOf(operation)) {
      const first = signatures.get(signature);
      if (first === undefined) {
        signatures.set(signature, operation);
        continue;
      }
      const origin = { place: operation.place, within: describeOperation(operation) };
      diagnostics.push(overloadAmbiguous(same, first.place, origin));
      break;
    }
  }
  return diagnostics;
}

function signaturesOf(operation: Operation): readonly (readonly [same: string, key: string])[] {
  const { kind, qualifiedName, bindingParameter, parameters } = operation;
  const binding = bindingParameter === undefined ? "" : writeType(bindingParameter.type);
  const key = `${kind} ${qualifiedName} ${binding}`;
  if (kind === "Action") return [["both are bound alike", key]];
  const names = parameters.map(({ name }) => name).sort();
  const types = parameters.map(({ type }) => writeType(type));
  return [
    ["both have parameters of the same names", `${key} names ${names.join()}`],
    ["both have parameters of the same types", `${key} types ${types.join()}`],
  ];
}

function allParameters({ bindingParameter, parameters }: Operation): readonly Parameter[] {
  return bindingParameter === undefined ? parameters : [bindingParameter, ...parameters];
}

function isEntity(kind: string | undefined, qualifiedName: string | undefined): boolean {
  return (
    kind === "EntityType" || qualifiedName === "Edm.EntityType" || qualifiedName === "Edm.Untyped"
  );
}
