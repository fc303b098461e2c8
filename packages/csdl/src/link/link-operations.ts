import type { ActionElement, FunctionElement, ParameterElement, TermElement } from "../document.js";
import type { Operation, Parameter, Term } from "../model.js";
import type { Linker } from "./linker.js";

/** Links one overload of an action or function. */
export function linkOperation(
  element: ActionElement | FunctionElement,
  namespace: string,
  linker: Linker,
): Operation {
  const qualifiedName = `${namespace}.${element.name}`;
  const binding = element.isBound ? element.parameters[0] : undefined;
  const bound = binding === undefined ? "" : ` bound to ${writeType(binding)}`;
  const within = `${element.kind} ${qualifiedName}${bound}`;
  const linkParameter = (parameter: ParameterElement): Parameter => {
    const inside = `Parameter ${parameter.name} of ${within}`;
    return {
      kind: "Parameter",
      name: parameter.name,
      type: linker.reference(parameter.type, { place: parameter.place, within: inside }),
      ...linker.element(parameter, () => inside),
    };
  };
  const parameters = element.parameters.map(linkParameter);
  const [bindingParameter] = parameters;
  const { returnType } = element;
  const operation = {
    name: element.name,
    namespace,
    qualifiedName,
    parameters: element.isBound ? parameters.slice(1) : parameters,
    ...(element.isBound && bindingParameter !== undefined ? { bindingParameter } : {}),
    ...(element.entitySetPath === undefined ? {} : { entitySetPath: element.entitySetPath }),
    ...(returnType === undefined
      ? {}
      : {
          returnType: {
            kind: "ReturnType" as const,
            type: linker.reference(returnType.type, { place: returnType.place, within }),
            ...linker.element(returnType, () => `ReturnType of ${within}`),
          },
        }),
    ...linker.element(element, () => within),
  };
  return element.kind === "Action"
    ? { kind: "Action", ...operation }
    : { kind: "Function", ...operation, isComposable: element.isComposable };
}

export function linkTerm(element: TermElement, namespace: string, linker: Linker): Term {
  const qualifiedName = `${namespace}.${element.name}`;
  const within = `Term ${qualifiedName}`;
  return {
    kind: "Term",
    name: element.name,
    namespace,
    qualifiedName,
    type: linker.reference(element.type, { place: element.place, within }),
    ...(element.baseTerm === undefined ? {} : { baseTerm: linker.qualify(element.baseTerm) }),
    ...(element.defaultValue === undefined ? {} : { defaultValue: element.defaultValue }),
    appliesTo: element.appliesTo,
    ...linker.element(element, () => within),
  };
}

function writeType({ type }: ParameterElement): string {
  return type.isCollection ? `Collection(${type.name})` : type.name;
}
