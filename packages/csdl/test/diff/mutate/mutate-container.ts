import { mutateAnnotation } from "./mutate-annotations.js";
import type { Mutator } from "./mutant.js";

const PLACE = { file: "mutation", line: 1, column: 1 };
const base = { annotations: [], place: PLACE };

const mutateContainer: Mutator = (mutant) => {
  const found = mutant.container();
  const type = mutant.pick(
    mutant
      .structured()
      .filter(({ element, name }) => element.kind === "EntityType" && mutant.typeOf(name)),
  );
  if (found === undefined || type === undefined || mutant.isTouched(type.name)) return false;
  const { element, name } = found;
  const prefix = `${mutant.model.container?.qualifiedName}`;
  const way = mutant.pick([
    "add",
    "remove",
    "type",
    "bind",
    "unbind",
    "service",
    "kind",
    "annotate",
    "rename",
  ]);
  if (way === "rename") {
    const others = [element, ...mutant.document.schemas.map((each) => each.externalAnnotations)];
    const isNamed = JSON.stringify(others).includes(`${element.name}/`);
    if (isNamed || !mutant.claim("container#Name")) return false;
    element.name = mutant.fresh("Service");
    const after = `${found.schema.namespace}.${element.name}`;
    mutant.changed("EntityContainer", prefix, "Name", name, after);
    return true;
  }
  if (way === "add") {
    const own = mutant.fresh("Child");
    const path = `${prefix}/${own}`;
    const entityType = type.name;
    if (mutant.random() < 0.5) {
      element.entitySets.push({
        ...structuredClone(base),
        kind: "EntitySet",
        name: own,
        entityType,
        includeInServiceDocument: true,
        bindings: [],
      });
      mutant.expect("added", "EntitySet", path);
    } else {
      element.singletons.push({
        ...structuredClone(base),
        kind: "Singleton",
        name: own,
        type: entityType,
        bindings: [],
      });
      mutant.expect("added", "Singleton", path);
    }
    return mutant.claim(path, `${entityType}/referred`);
  }
  const children = [...element.entitySets, ...element.singletons];
  const child = mutant.pick(children.filter((each) => !each.name.startsWith("zz")));
  if (child === undefined) return false;
  const path = `${prefix}/${child.name}`;
  if (mutant.isClaimed(path)) return false;
  switch (way) {
    case "remove":
      if (mutant.isTouched(path) || !mutant.claim(path)) return false;
      element.entitySets = element.entitySets.filter((each) => each !== child);
      element.singletons = element.singletons.filter((each) => each !== child);
      mutant.expect("removed", child.kind, path);
      return true;
    case "kind": {
      if (child.kind !== "EntitySet" || mutant.isTouched(path) || !mutant.claim(path)) return false;
      const { entityType, includeInServiceDocument: _, ...rest } = child;
      element.entitySets = element.entitySets.filter((each) => each !== child);
      element.singletons.push({ ...rest, kind: "Singleton", type: entityType });
      mutant.changed("Singleton", path, "Kind", "EntitySet", "Singleton");
      return true;
    }
    case "annotate":
      return mutateAnnotation(mutant, child, child.kind, path);
    case "type": {
      const before = mutant.qualify(child.kind === "EntitySet" ? child.entityType : child.type);
      if (before === type.name || !mutant.claim(`${path}#Type`, `${type.name}/referred`))
        return false;
      if (child.kind === "EntitySet") child.entityType = type.name;
      else child.type = type.name;
      mutant.changed(child.kind, path, "Type", before, type.name);
      return true;
    }
    case "service":
      if (child.kind !== "EntitySet" || !mutant.claim(`${path}#service`)) return false;
      mutant.changed(
        "EntitySet",
        path,
        "IncludeInServiceDocument",
        child.includeInServiceDocument,
        !child.includeInServiceDocument,
      );
      child.includeInServiceDocument = !child.includeInServiceDocument;
      return true;
    case "bind": {
      const own = mutant.fresh("Path");
      child.bindings.push({ path: own, target: "zzTarget", place: PLACE });
      mutant.changed(
        child.kind,
        path,
        "NavigationPropertyBinding",
        undefined,
        `${own} -> zzTarget`,
      );
      return mutant.claim(`${path}#${own}`);
    }
    default: {
      const binding = mutant.pick(
        child.bindings.filter((each) => !/[.]/.test(each.path + each.target)),
      );
      if (binding === undefined || binding.target.startsWith("zz")) return false;
      const written = `${binding.path} -> ${binding.target}`;
      if (!mutant.claim(`${path}#bindings/${binding.path}`)) return false;
      if (mutant.random() < 0.5) {
        child.bindings = child.bindings.filter((each) => each !== binding);
        mutant.changed(child.kind, path, "NavigationPropertyBinding", written, undefined);
      } else {
        mutant.changed(
          child.kind,
          path,
          "NavigationPropertyBinding",
          written,
          `${binding.path} -> zzElsewhere`,
        );
        binding.target = "zzElsewhere";
      }
      return true;
    }
  }
};

const mutateTerm: Mutator = (mutant) => {
  const schema = mutant.pick(mutant.document.schemas);
  const found = mutant.pick(mutant.terms().filter(({ element }) => !element.name.startsWith("zz")));
  const way = mutant.pick(["add", "remove", "appliesTo", "default"]);
  if (schema === undefined) return false;
  if (found === undefined || way === "add") {
    const name = mutant.fresh("Term");
    const type = { name: "Edm.String", isCollection: false, facets: {} };
    schema.children.push({ ...structuredClone(base), kind: "Term", name, type, appliesTo: [] });
    mutant.expect("added", "Term", `${schema.namespace}.${name}`);
    return true;
  }
  if (!mutant.claim(found.name)) return false;
  const { element, name } = found;
  if (way === "appliesTo") {
    const before =
      element.appliesTo.length === 0 ? undefined : [...element.appliesTo].sort().join(" ");
    element.appliesTo = ["Zz"];
    mutant.changed("Term", name, "AppliesTo", before, "Zz");
    return true;
  }
  // The default is the value of annotations that have none.
  const isUsed = JSON.stringify(mutant.document, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  ).includes(`.${element.name}"`);
  if (isUsed) return false;
  if (way === "remove") {
    found.schema.children = found.schema.children.filter((child) => child !== element);
    mutant.expect("removed", "Term", name);
  } else {
    mutant.changed("Term", name, "DefaultValue", element.defaultValue, "zz");
    element.defaultValue = "zz";
  }
  return true;
};

const addSchema: Mutator = (mutant) => {
  const namespace = mutant.fresh("schema");
  mutant.document.schemas.push({
    ...structuredClone(base),
    kind: "Schema",
    namespace,
    children: [],
    externalAnnotations: [],
  });
  mutant.expect("added", "Schema", namespace);
  return true;
};

const annotateSchema: Mutator = (mutant) => {
  const schema = mutant.pick(mutant.document.schemas);
  if (schema === undefined || schema.namespace.startsWith("zz")) return false;
  return mutateAnnotation(mutant, schema, "Schema", schema.namespace);
};

export const containerMutators: readonly Mutator[] = [
  mutateContainer,
  mutateContainer,
  mutateContainer,
  mutateTerm,
  addSchema,
  annotateSchema,
];
