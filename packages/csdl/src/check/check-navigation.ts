import type { Diagnostic } from "../diagnostic.js";
import { isOrDerivesFrom } from "../hierarchy.js";
import type { Model, NavigationProperty, StructuredType } from "../model.js";
import { describeProperty, writeType } from "./describe-element.js";
import { partnerElsewhere, pathEndsElsewhere, pathNotFound, type Origin } from "./problems.js";
import { resolvePath } from "./resolve-path.js";

/** Partners point at each other, constraints name properties of both ends (OData CSDL XML 4.01 §8.4, §8.5). */
export function checkNavigation(property: NavigationProperty, model: Model): readonly Diagnostic[] {
  const { partner, referentialConstraints, declaringType } = property;
  if (partner === undefined && referentialConstraints.length === 0) return [];
  const diagnostics: Diagnostic[] = [];
  const within = describeProperty(property);
  const target = property.type.type;
  if (target.kind !== "EntityType") return [];
  if (partner !== undefined) checkPartner(partner, target);
  for (const constraint of referentialConstraints) {
    const { place } = constraint;
    checkConstraint("Property", constraint.property, declaringType, { place, within });
    checkConstraint("ReferencedProperty", constraint.referencedProperty, target, { place, within });
  }
  return diagnostics;

  function checkPartner(path: string, start: StructuredType): void {
    const origin = { place: property.place, within };
    const resolved = resolvePath(start, path, model);
    if ("missing" in resolved) {
      const { missing, type, candidates } = resolved;
      const what = `Partner "${path}"`;
      diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, origin));
      return;
    }
    const { end } = resolved;
    if (end.kind !== "NavigationProperty") {
      const expected = "a navigation property";
      diagnostics.push(pathEndsElsewhere(`Partner "${path}"`, expected, end.kind, origin));
      return;
    }
    const back = end.type.type;
    const isRelated =
      back.kind === "PrimitiveType" ||
      (back.kind === "EntityType" &&
        (isOrDerivesFrom(declaringType, back) || isOrDerivesFrom(back, declaringType)));
    const name = end.partner?.split("/").at(-1);
    // A complex type's navigation property has no partner that leads back to it by type.
    if (!isRelated && declaringType.kind === "EntityType") {
      const expected = declaringType.qualifiedName;
      diagnostics.push(partnerElsewhere(path, writeType(end.type), expected, origin));
    } else if (name !== undefined && name !== property.name) {
      diagnostics.push(partnerElsewhere(path, `"${end.partner}"`, `"${property.name}"`, origin));
    }
  }

  function checkConstraint(
    attribute: string,
    path: string,
    start: StructuredType,
    origin: Origin,
  ): void {
    const what = `${attribute} "${path}"`;
    const resolved = resolvePath(start, path, model);
    if ("missing" in resolved) {
      const { missing, type, candidates } = resolved;
      diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, origin));
    } else if (resolved.end.kind !== "Property") {
      diagnostics.push(pathEndsElsewhere(what, "a property", resolved.end.kind, origin));
    }
  }
}
