import { explainType, type Model, type Operation, type SelectedModel } from "@graphslice/csdl";
import type { NamedElement } from "./find-named.js";

/** Why an element is in a slice. */
export interface Explanation {
  readonly kind: NamedElement["kind"];
  readonly name: string;
  /** From the element to the root that pulled it in. */
  readonly chain: readonly Link[];
}

interface Link {
  readonly name: string;
  readonly reason: string;
}

/** Tells how a type or an operation of a slice came into it. */
export function explainElement(
  element: NamedElement,
  { model, reasons }: SelectedModel,
): Explanation {
  const { kind, qualifiedName: name } = element;
  const chainOf = (type: string): readonly Link[] =>
    explainType(type, reasons).map((link) => ({ name: link.type, reason: link.reason }));
  if (kind !== "Action" && kind !== "Function") return { kind, name, chain: chainOf(name) };
  const binding = element.bindingParameter?.type;
  if (binding === undefined || binding.type.kind === "PrimitiveType") {
    return { kind, name, chain: [{ name, reason: describeUnbound(element, model) }] };
  }
  const { qualifiedName: type } = binding.type;
  const bound = binding.isCollection ? `a collection of ${type}` : type;
  const reason = `${kind.toLowerCase()} bound to ${bound}`;
  return { kind, name, chain: [{ name, reason }, ...chainOf(type)] };
}

function describeUnbound({ kind, qualifiedName }: Operation, { container }: Model): string {
  const word = kind.toLowerCase();
  const imported =
    container?.actionImports.find(({ action }) => action.qualifiedName === qualifiedName) ??
    container?.functionImports.find(({ functions }) =>
      functions.some((overload) => overload.qualifiedName === qualifiedName),
    );
  return imported === undefined
    ? `${word} that is bound to no type`
    : `${word} imported as ${imported.name}`;
}
