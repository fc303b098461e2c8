import { sortDiagnostics, type Diagnostic } from "../diagnostic.js";
import type { CsdlDocument, ReferenceElement } from "../document.js";
import { extractRemovals } from "./extract-removals.js";
import { mergeSchema } from "./merge-schema.js";
import { collectScope } from "./name-scope.js";
import { dropOverriddenAnnotations } from "./override-annotations.js";
import { schemaNotFound } from "./problems.js";
import { qualifyDocument } from "./qualify-document.js";
import { removeElements } from "./remove-elements.js";

/** A document with an overlay applied. */
export interface OverlaidDocument {
  /** The base with what could be applied; complete only if no diagnostic is an error. */
  readonly document: CsdlDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies an overlay: a CSDL document that says what another one leaves out or gets wrong. Each of its schemas extends
 * the base's schema of that namespace. It adds types, members, operations and children of the entity container; what
 * the base declares already must be declared alike, and gets the overlay's annotations, which replace the base's of
 * the same term and qualifier. What is annotated with `graphslice.Overlay.V1.Remove` is removed, before anything is
 * added. Elements keep the place, and so the file, they come from.
 */
export function applyOverlay(base: CsdlDocument, overlay: CsdlDocument): OverlaidDocument {
  const scope = collectScope(base);
  const { removals, additions, diagnostics: faults } = extractRemovals(qualifyDocument(overlay));
  const removed = removeElements(base, removals, scope);
  const { schemas } = dropOverriddenAnnotations(removed.document, additions, scope);
  const diagnostics = [...faults, ...removed.diagnostics];

  const merged = [...schemas];
  for (const added of additions.schemas) {
    const { namespace, place } = added;
    const index = merged.findIndex((schema) => schema.namespace === namespace);
    const existing = merged[index];
    if (existing === undefined) {
      const namespaces = merged.map((schema) => schema.namespace);
      diagnostics.push(schemaNotFound(namespace, namespaces, { place }));
    } else merged[index] = mergeSchema(existing, added, { namespace, scope, diagnostics });
  }
  const references = [...base.references, ...newReferences(base, overlay)];
  return {
    document: { ...base, references, schemas: merged },
    diagnostics: sortDiagnostics(diagnostics),
  };
}

/** Without aliases: the overlay's names are qualified by namespace, and its aliases may be others of the base. */
function newReferences(base: CsdlDocument, overlay: CsdlDocument): readonly ReferenceElement[] {
  const known = new Set(
    [...base.references.flatMap(({ includes }) => includes), ...base.schemas].map(
      ({ namespace }) => namespace,
    ),
  );
  return overlay.references.flatMap((reference) => {
    const includes = reference.includes
      .filter(({ namespace }) => !known.has(namespace))
      .map(({ namespace, place }) => ({ namespace, place }));
    return includes.length === 0 ? [] : { ...reference, includes };
  });
}
