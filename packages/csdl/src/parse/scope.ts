import type { Diagnostic } from "../diagnostic.js";
import type { Place } from "../place.js";
import type { Problem } from "./problems.js";

/** The element being read, as messages name it, and where its problems are collected. */
export interface Scope {
  readonly diagnostics: Diagnostic[];
  /** Namespace of the schema being read. */
  readonly namespace: string;
  /** E.g. `EntityType microsoft.graph.user`; empty outside of any schema. */
  readonly within: string;
}

export function report(scope: Scope, place: Place, problem: Problem): void {
  scope.diagnostics.push({
    ...problem,
    place,
    ...(scope.within !== "" && { within: scope.within }),
  });
}

/** The scope of a schema child, e.g. `EntityType microsoft.graph.user`. */
export function enterSchemaChild(scope: Scope, kind: string, name: string): Scope {
  const { diagnostics, namespace } = scope;
  const described = name === "" ? `${kind} of Schema ${namespace}` : `${kind} ${namespace}.${name}`;
  return { diagnostics, namespace, within: described };
}

/** The scope of a nested element, e.g. `Property id of EntityType microsoft.graph.user`. */
export function enterMember(scope: Scope, kind: string, name: string): Scope {
  const { diagnostics, namespace } = scope;
  const described = name === "" ? kind : `${kind} ${name}`;
  return { diagnostics, namespace, within: `${described} of ${scope.within}` };
}
