import type { Model, ModelElement } from "../model.js";
import type { Place } from "../place.js";
import type { Aspect, Change, ElementKind, ElementsByKind } from "./change.js";
import { scopeOf, type Scope } from "./names.js";
import { printAnnotation } from "./print-expression.js";

type AnyElement = ElementsByKind[ElementKind];

/** An element of each model that are the same one, with what they belong to. */
export interface Pair<Element extends AnyElement = AnyElement> {
  readonly element: ElementKind;
  readonly path: string;
  readonly before: Element;
  readonly after: Element;
  readonly owners: Change["owners"];
}

interface Side {
  readonly model: Model;
  readonly scope: Scope;
  /** Default values of terms, by qualified name. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** Collects the changes between two models while their elements are compared. */
export class Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly changes: Change[] = [];

  constructor(before: Model, after: Model) {
    this.before = sideOf(before);
    this.after = sideOf(after);
  }

  add(element: ElementKind, path: string, after: AnyElement, owners: Change["owners"]): void {
    const places = { after: after.place };
    this.changes.push({ kind: "added", element, path, places, elements: { after }, owners });
  }

  remove(element: ElementKind, path: string, before: AnyElement, owners: Change["owners"]): void {
    const places = { before: before.place };
    this.changes.push({ kind: "removed", element, path, places, elements: { before }, owners });
  }

  /** Reports what is printed differently; what is not there is printed as nothing. */
  alter(
    pair: Pair,
    aspect: Aspect,
    before: string | undefined,
    after: string | undefined,
    places: Change["places"] = placesOf(pair),
  ): void {
    if (before === after) return;
    this.changes.push({
      kind: "changed",
      ...partsOf(pair),
      places,
      aspect,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }

  /** Reports a member that went from one type of a hierarchy to another. */
  move(pair: Pair, before: string, after: string): void {
    this.changes.push({ kind: "moved", ...partsOf(pair), places: placesOf(pair), before, after });
  }

  /** Reports annotations that only one of the elements has, or whose values differ. */
  annotate(pair: Pair): void {
    const old = this.print(pair.before, this.before);
    const now = this.print(pair.after, this.after);
    if (old.size === 0 && now.size === 0) return;
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const before = old.get(name);
      const after = now.get(name);
      if (before?.text === after?.text) continue;
      const [term = name, qualifier] = name.split("#");
      this.changes.push({
        kind: "annotated",
        ...partsOf(pair),
        places: {
          ...(before === undefined ? {} : { before: before.place }),
          ...(after === undefined ? {} : { after: after.place }),
        },
        term,
        ...(qualifier === undefined ? {} : { qualifier }),
        ...(before === undefined ? {} : { before: before.text }),
        ...(after === undefined ? {} : { after: after.text }),
      });
    }
  }

  private print(
    { annotations }: ModelElement,
    { scope, defaults }: Side,
  ): ReadonlyMap<string, { readonly text: string; readonly place: Place }> {
    return new Map(
      annotations.map((annotation) => {
        const { term, qualifier, place } = annotation;
        const name = qualifier === undefined ? term : `${term}#${qualifier}`;
        return [name, { text: printAnnotation(annotation, scope, defaults), place }];
      }),
    );
  }
}

function sideOf(model: Model): Side {
  const terms = model.schemas.flatMap((schema) => schema.terms);
  const defaults = terms.flatMap(({ qualifiedName, defaultValue, type }) => {
    if (defaultValue === undefined) return [];
    const isText = type.type.qualifiedName === "Edm.String";
    return [[qualifiedName, isText ? JSON.stringify(defaultValue) : defaultValue] as const];
  });
  return { model, scope: scopeOf(model), defaults: new Map(defaults) };
}

function placesOf({ before, after }: Pair): Change["places"] {
  return { before: before.place, after: after.place };
}

function partsOf({
  element,
  path,
  before,
  after,
  owners,
}: Pair): Pick<Change, "element" | "path" | "elements" | "owners"> {
  return { element, path, elements: { before, after }, owners };
}
