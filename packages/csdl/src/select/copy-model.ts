import type { Model, Operation, Schema } from "../model.js";
import type { Closure } from "./close-selection.js";
import { copyContainer } from "./copy-container.js";
import { Copier, type Cut } from "./copier.js";
import type { Exclusion } from "./exclusion.js";
import type { ContainerChild } from "./resolve-root.js";
import { usedTermsOf } from "./used-terms.js";

/** What of a model is copied. */
export interface CopyPlan {
  readonly closure: Closure;
  readonly exclusion: Exclusion;
  readonly children: ReadonlySet<ContainerChild>;
  /** Whether also what nothing uses is kept: terms, schemas and a container without content. */
  readonly isWhole: boolean;
}

/** Makes a model of its own, with links among themselves, of the selected types, operations and container children. */
export function copyModel(
  model: Model,
  { closure, exclusion, children, isWhole }: CopyPlan,
): { readonly model: Model; readonly cuts: readonly Cut[] } {
  const copier = new Copier(model, closure, exclusion);
  const types = [...model.types.values()].filter((type) => closure.reasons.has(type));
  for (const type of types) copier.declare(type);
  for (const type of types) copier.fill(type);
  for (const type of types) copier.link(type);
  const operations = new Map<Operation, Operation>();
  for (const operation of closure.operations) {
    const copy = copier.copyOperation(operation);
    if (copy !== undefined) operations.set(operation, copy);
  }
  const container =
    model.container === undefined || (children.size === 0 && !isWhole)
      ? undefined
      : copyContainer(model.container, children, operations, copier);
  const schemas = model.schemas.map((schema): Schema => {
    const { container: declared, ...rest } = schema;
    return {
      ...rest,
      types: schema.types.filter((type) => copier.has(type)).map((type) => copier.copyOf(type)),
      operations: schema.operations.map((operation) => operations.get(operation)).filter(isDefined),
      terms: schema.terms.map((term) => copier.copyTerm(term)).filter(isDefined),
      ...(declared === undefined || container === undefined ? {} : { container }),
    };
  });
  const copied: Model = {
    kind: "Model",
    version: model.version,
    schemas,
    types: copier.slice.types,
    ...(container === undefined ? {} : { container }),
  };
  return { model: isWhole ? copied : withoutUnused(copied), cuts: copier.cuts };
}

/** Terms follow their uses: a slice declares those that annotate something in it. Schemas without content go. */
function withoutUnused(model: Model): Model {
  const used = usedTermsOf(model);
  const schemas = model.schemas
    .map((schema): Schema => ({
      ...schema,
      terms: schema.terms.filter(({ qualifiedName }) => used.has(qualifiedName)),
    }))
    .filter(
      ({ types, operations, terms, container }) =>
        types.length + operations.length + terms.length > 0 || container !== undefined,
    );
  return { ...model, schemas };
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
