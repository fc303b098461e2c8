import type { Diagnostic } from "../diagnostic.js";
import type { CsdlDocument, SchemaChildElement, SchemaElement } from "../document.js";
import { isOperation, mapMembers, membersOf, targetsOf } from "./element-members.js";
import type { Removal } from "./extract-removals.js";
import { qualifyTarget, type NameScope } from "./name-scope.js";
import { kindDiffers, notRemovable, removalNotFound } from "./problems.js";

/** The document without the removed elements and without the external annotations that target them. */
export function removeElements(
  document: CsdlDocument,
  removals: readonly Removal[],
  scope: NameScope,
): { readonly document: CsdlDocument; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let { schemas } = document;
  for (const removal of removals) {
    const removed = removeElement(schemas, removal, scope);
    if ("severity" in removed) diagnostics.push(removed);
    else schemas = withoutTargets(removed.schemas, removed.targets, scope);
  }
  return { document: { ...document, schemas }, diagnostics };
}

interface Removed {
  readonly schemas: readonly SchemaElement[];
  /** All paths that target nothing any more. */
  readonly targets: readonly string[];
}

function removeElement(
  schemas: readonly SchemaElement[],
  { target, kind, origin }: Removal,
  scope: NameScope,
): Removed | Diagnostic {
  const end = target.includes("(") ? target.lastIndexOf(")") + 1 : target.indexOf("/");
  const head = end < 0 ? target : target.slice(0, end);
  const memberName = end < 0 ? "" : target.slice(end + 1);
  const qualifiedName = head.replace(/\(.*/, "");
  const dot = qualifiedName.lastIndexOf(".");
  const namespace = qualifiedName.slice(0, dot);
  const name = qualifiedName.slice(dot + 1);

  const schema = schemas.find((candidate) => candidate.namespace === namespace);
  if (schema === undefined) {
    const namespaces = schemas.map((candidate) => candidate.namespace);
    return removalNotFound(target, namespace, namespaces, origin);
  }
  const named = schema.children.filter(
    (child) => child.name === name && targetsOf(namespace, child, scope).includes(head),
  );
  const [first] = named;
  if (first === undefined) {
    const names = schema.children.map((child) => `${namespace}.${child.name}`);
    return removalNotFound(target, head, names, origin);
  }
  const found = chooseKind(named, kind);
  if (found.length === 0) return kindDiffers(qualifiedName, kind ?? first.kind, first, origin);

  const replaceFound = (replace: (child: SchemaChildElement) => readonly SchemaChildElement[]) =>
    schemas.map((candidate) =>
      candidate === schema
        ? {
            ...schema,
            children: schema.children.flatMap((child) =>
              found.includes(child) ? replace(child) : child,
            ),
          }
        : candidate,
    );
  if (memberName === "") {
    const isLast = !schema.children.some((child) => child.name === name && !found.includes(child));
    return {
      schemas: replaceFound(() => []),
      targets: found
        .flatMap((child) => targetsOf(namespace, child, scope))
        .filter((path) => isLast || path !== qualifiedName),
    };
  }
  if (memberName.includes("/") || found.every(isOperation)) return notRemovable(target, origin);
  const members = found.flatMap(membersOf);
  if (!members.some((member) => member.name === memberName)) {
    const names = members.map((member) => member.name);
    return removalNotFound(target, memberName, names, origin);
  }
  return {
    schemas: replaceFound((child) => [
      mapMembers(child, (member) => (member.name === memberName ? undefined : member)),
    ]),
    targets: [target],
  };
}

/** A term may have the name of a type; a path without a kind then means the type. */
function chooseKind(
  named: readonly SchemaChildElement[],
  kind: Removal["kind"],
): readonly SchemaChildElement[] {
  if (kind !== undefined) return named.filter((child) => child.kind === kind);
  const others = named.filter((child) => child.kind !== "Term");
  return others.length > 0 ? others : named;
}

function withoutTargets(
  schemas: readonly SchemaElement[],
  targets: readonly string[],
  scope: NameScope,
): readonly SchemaElement[] {
  const isGone = (path: string): boolean =>
    targets.some((target) => path === target || path.startsWith(`${target}/`));
  return schemas.map((schema) => ({
    ...schema,
    externalAnnotations: schema.externalAnnotations.filter(
      ({ target }) => !isGone(qualifyTarget(target, scope)),
    ),
  }));
}
