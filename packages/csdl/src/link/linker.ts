import type { Diagnostic } from "../diagnostic.js";
import type { CsdlDocument, TypeExpression } from "../document.js";
import type { AnnotationElement } from "../expression.js";
import type { Annotation, ModelElement, SchemaType, Type, TypeReference } from "../model.js";
import type { Place } from "../place.js";
import type { AnnotatableElement, ScopedAnnotation } from "./annotation-targets.js";
import type { Declarations } from "./declarations.js";
import { linkAnnotations } from "./link-annotations.js";
import { primitiveType, primitiveTypes } from "./primitive-types.js";
import { notDeclared, type Origin, unknownNamespace } from "./problems.js";
import { resolveName } from "./resolve-name.js";

interface ElementSource {
  readonly place: Place;
  readonly annotations: readonly AnnotationElement[];
}

/** Resolves the names of one document; all linkers of a model share its types and diagnostics. */
export class Linker {
  readonly declarations: Declarations;
  readonly diagnostics: Diagnostic[];
  private readonly document: CsdlDocument;
  private readonly external: ReadonlyMap<AnnotatableElement, readonly ScopedAnnotation[]>;
  private readonly types: ReadonlyMap<string, SchemaType>;
  private readonly scope: ReadonlyMap<string, string>;

  constructor(
    document: CsdlDocument,
    declarations: Declarations,
    external: ReadonlyMap<AnnotatableElement, readonly ScopedAnnotation[]>,
    types: ReadonlyMap<string, SchemaType>,
    diagnostics: Diagnostic[],
  ) {
    this.document = document;
    this.declarations = declarations;
    this.external = external;
    this.types = types;
    this.diagnostics = diagnostics;
    this.scope = declarations.scopes.get(document) ?? new Map<string, string>();
  }

  /** The namespace-qualified form of a name. */
  qualify(name: string): string {
    return resolveName(name, this.scope);
  }

  /** The type of that name, or `Edm.Untyped` after reporting that it is not declared. */
  type(name: string, origin: Origin): Type {
    const qualifiedName = this.qualify(name);
    const type = this.types.get(qualifiedName) ?? primitiveTypes.get(qualifiedName);
    if (type !== undefined) return type;
    this.reportUnknown(
      "type",
      name,
      qualifiedName,
      [...this.types.keys(), ...primitiveTypes.keys()],
      origin,
    );
    return primitiveType("Edm.Untyped");
  }

  reference(expression: TypeExpression, origin: Origin): TypeReference {
    return {
      kind: "TypeReference",
      type: this.type(expression.name, origin),
      isCollection: expression.isCollection,
      facets: expression.facets,
    };
  }

  /** What every model element has; `describe` names the element in diagnostics. */
  element(
    source: ElementSource & { readonly kind?: string },
    describe: () => string,
  ): Pick<ModelElement, "place" | "annotations" | "overlay"> {
    return {
      place: source.place,
      annotations: this.annotations(source, describe),
      ...(source.place.file === this.document.file ? {} : { overlay: source.place.file }),
    };
  }

  reportUnknown(
    what: string,
    written: string,
    qualifiedName: string,
    candidates: readonly string[],
    origin: Origin,
  ): void {
    const namespace = qualifiedName.slice(0, qualifiedName.lastIndexOf("."));
    const known = namespace === "Edm" || this.declarations.namespaces.has(namespace);
    this.diagnostics.push(
      known
        ? notDeclared(what, qualifiedName, candidates, origin)
        : unknownNamespace(written, this.scope.keys(), origin),
    );
  }

  private annotations(source: ElementSource, describe: () => string): readonly Annotation[] {
    const external = this.external.get(source as AnnotatableElement);
    if (external === undefined && source.annotations.length === 0) return none;
    const inline = source.annotations.map((element) => ({ element, scope: this.scope }));
    return linkAnnotations([...inline, ...(external ?? [])], describe, this.diagnostics);
  }
}

const none: readonly Annotation[] = Object.freeze([]);
