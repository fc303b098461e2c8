import type { Model } from "../../src/model.js";

/** The objects of a model that links lead to: types, members, operations, container and its children. */
function linkTargetsOf(model: Model): ReadonlySet<object> {
  const targets = new Set<object>([model, ...model.types.values()]);
  for (const type of model.types.values()) {
    if (type.kind === "EntityType" || type.kind === "ComplexType") {
      for (const member of [...type.properties, ...type.navigationProperties]) targets.add(member);
    }
  }
  for (const schema of model.schemas) {
    for (const target of [schema, ...schema.operations]) targets.add(target);
  }
  if (model.container !== undefined) {
    const { container } = model;
    const { entitySets, singletons, actionImports, functionImports } = container;
    const children = [...entitySets, ...singletons, ...actionImports, ...functionImports];
    for (const target of [container, ...children]) targets.add(target);
  }
  return targets;
}

/** Every object that can be reached from a model. */
export function reachableFrom(model: Model): ReadonlySet<object> {
  const reached = new Set<object>();
  const open: unknown[] = [model];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null || reached.has(next)) continue;
    reached.add(next);
    open.push(...(next instanceof Map ? next.values() : Object.values(next)));
  }
  return reached;
}

/** The link targets of a model that can be reached from a slice of it; there must be none. */
export function leaksOf(slice: Model, model: Model): readonly object[] {
  const reached = reachableFrom(slice);
  return [...linkTargetsOf(model)].filter((target) => reached.has(target));
}
