import type { Diagnostic } from "../diagnostic.js";
import type {
  CsdlDocument,
  ExternalAnnotationsElement,
  SchemaChildElement,
  SchemaElement,
} from "../document.js";
import type { AnnotationElement } from "../expression.js";
import {
  describeChild,
  describeMember,
  isOperation,
  mapMembers,
  membersOf,
  targetOf,
} from "./element-members.js";
import { notRemovable, type Origin, REMOVE, removedAndChanged } from "./problems.js";

/** An element of the base that an overlay takes away. */
export interface Removal {
  /** Path of the element, names qualified by namespace. */
  readonly target: string;
  /** Kind of the element where the overlay spells it out, rather than naming it in an `edm:Annotations`. */
  readonly kind?: SchemaChildElement["kind"];
  readonly origin: Origin;
}

export interface ExtractedRemovals {
  readonly removals: readonly Removal[];
  /** The overlay without what it removes. */
  readonly additions: CsdlDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells what an overlay, with qualified names, removes from what it adds. */
export function extractRemovals(overlay: CsdlDocument): ExtractedRemovals {
  const removals: Removal[] = [];
  const diagnostics: Diagnostic[] = [];
  const schemas = overlay.schemas.map((schema): SchemaElement => {
    const { namespace, place } = schema;
    if (isRemoved(schema)) {
      diagnostics.push(notRemovable(`Schema ${namespace}`, { place }));
    }
    return {
      ...schema,
      annotations: withoutRemovals(schema.annotations, { place }),
      children: schema.children.flatMap((child) => extractChild(namespace, child)),
      externalAnnotations: schema.externalAnnotations.flatMap(extractExternal),
    };
  });
  return { removals, additions: { ...overlay, schemas }, diagnostics };

  function extractChild(namespace: string, child: SchemaChildElement): SchemaChildElement[] {
    const within = describeChild(namespace, child);
    const origin = { place: child.place, within };
    const target = targetOf(namespace, child, new Map());
    if (isRemoved(child)) {
      removals.push({ target, kind: child.kind, origin });
      const isSignature = isOperation(child);
      if (child.annotations.length > 1 || (!isSignature && membersOf(child).length > 0)) {
        diagnostics.push(removedAndChanged(within, origin));
      }
      return [];
    }
    const kept = mapMembers(child, (member) => {
      const inside = { place: member.place, within: describeMember(namespace, child, member) };
      const annotations = withoutRemovals(member.annotations, inside);
      if (!isRemoved(member)) return { ...member, annotations };
      if (isOperation(child)) {
        diagnostics.push(notRemovable(inside.within, inside));
        return { ...member, annotations };
      }
      removals.push({ target: `${target}/${member.name}`, kind: child.kind, origin: inside });
      if (member.annotations.length > 1) diagnostics.push(removedAndChanged(inside.within, inside));
      return undefined;
    });
    if (isOperation(child) && child.returnType !== undefined && isRemoved(child.returnType)) {
      const { place } = child.returnType;
      diagnostics.push(notRemovable(`ReturnType of ${within}`, { place, within }));
    }
    return [{ ...kept, annotations: withoutRemovals(child.annotations, origin) }];
  }

  function extractExternal(external: ExternalAnnotationsElement): ExternalAnnotationsElement[] {
    const { target, place } = external;
    if (isRemoved(external)) {
      removals.push({ target, origin: { place, within: `Annotations ${target}` } });
    }
    const annotations = withoutRemovals(external.annotations, { place });
    return annotations.length === 0 ? [] : [{ ...external, annotations }];
  }

  function withoutRemovals(
    annotations: readonly AnnotationElement[],
    origin: Origin,
  ): readonly AnnotationElement[] {
    for (const annotation of annotations) {
      if (!isRemoved(annotation)) continue;
      diagnostics.push(
        notRemovable(`Annotation ${annotation.term}`, { ...origin, place: annotation.place }),
      );
    }
    return annotations.filter(({ term }) => term !== REMOVE);
  }
}

function isRemoved({ annotations }: { readonly annotations: readonly AnnotationElement[] }) {
  return annotations.some(
    ({ term, value }) => term === REMOVE && !(value?.kind === "Bool" && value.value === "false"),
  );
}
