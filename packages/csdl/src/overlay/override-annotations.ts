import type { CsdlDocument, SchemaChildElement, SchemaElement } from "../document.js";
import type { AnnotationElement } from "../expression.js";
import { resolveName } from "../link/resolve-name.js";
import { isOperation, mapMembers, membersOf, targetOf, targetsOf } from "./element-members.js";
import { qualifyTarget, type NameScope } from "./name-scope.js";

/** Term and qualifier of each annotation that an overlay gives, by the path of the annotated element. */
type Overrides = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The base without the annotations, inline or external, that the overlay gives anew: the same term and qualifier on
 * the same element.
 */
export function dropOverriddenAnnotations(
  base: CsdlDocument,
  overlay: CsdlDocument,
  scope: NameScope,
): CsdlDocument {
  const overrides = collectOverrides(overlay);
  const heads = new Set([...overrides.keys()].map((path) => path.replace(/[(/].*/, "")));

  const keep = (
    annotations: readonly AnnotationElement[],
    paths: readonly string[],
    qualifier?: string,
  ): readonly AnnotationElement[] =>
    annotations.filter((annotation) => {
      const key = keyOf(resolveName(annotation.term, scope), annotation.qualifier ?? qualifier);
      return !paths.some((path) => overrides.get(path)?.has(key));
    });

  const dropInChild = (namespace: string, child: SchemaChildElement): SchemaChildElement => {
    if (!heads.has(`${namespace}.${child.name}`)) return child;
    const targets = targetsOf(namespace, child, scope);
    const pathsTo = (name: string) => targets.map((target) => `${target}/${name}`);
    const kept = mapMembers(child, (member) => ({
      ...member,
      annotations: keep(member.annotations, pathsTo(member.name)),
    }));
    const annotations = keep(child.annotations, targets);
    if (!isOperation(kept) || kept.returnType === undefined) return { ...kept, annotations };
    const { returnType } = kept;
    const returned = keep(returnType.annotations, pathsTo("$ReturnType"));
    return { ...kept, annotations, returnType: { ...returnType, annotations: returned } };
  };

  const dropInSchema = (schema: SchemaElement): SchemaElement => ({
    ...schema,
    annotations: keep(schema.annotations, [schema.namespace]),
    children: schema.children.map((child) => dropInChild(schema.namespace, child)),
    externalAnnotations: schema.externalAnnotations.flatMap((external) => {
      const target = qualifyTarget(external.target, scope);
      if (!overrides.has(target)) return external;
      const annotations = keep(external.annotations, [target], external.qualifier);
      return annotations.length === 0 ? [] : { ...external, annotations };
    }),
  });

  return { ...base, schemas: base.schemas.map(dropInSchema) };
}

function collectOverrides(overlay: CsdlDocument): Overrides {
  const overrides = new Map<string, Set<string>>();
  const add = (path: string, annotations: readonly AnnotationElement[], qualifier?: string) => {
    if (annotations.length === 0) return;
    const keys = overrides.get(path) ?? new Set();
    overrides.set(path, keys);
    for (const annotation of annotations) {
      keys.add(keyOf(annotation.term, annotation.qualifier ?? qualifier));
    }
  };
  for (const { namespace, annotations, children, externalAnnotations } of overlay.schemas) {
    add(namespace, annotations);
    for (const child of children) {
      const target = targetOf(namespace, child, new Map());
      add(target, child.annotations);
      for (const member of membersOf(child)) add(`${target}/${member.name}`, member.annotations);
      if (isOperation(child)) add(`${target}/$ReturnType`, child.returnType?.annotations ?? []);
    }
    for (const external of externalAnnotations) {
      add(external.target, external.annotations, external.qualifier);
    }
  }
  return overrides;
}

function keyOf(term: string, qualifier: string | undefined): string {
  return `${term}#${qualifier ?? ""}`;
}
