import type { Diagnostic } from "../diagnostic.js";
import { allProperties } from "../hierarchy.js";
import type { ComplexType, Model, NavigationProperty, Property, StructuredType } from "../model.js";
import { describeProperty, describeType } from "./describe-element.js";
import { memberRedefined, nameRepeated, requiresItself } from "./problems.js";

/** Names are unique among a type's own and inherited members (OData CSDL XML 4.01 §7, §8). */
export function checkMemberNames(type: StructuredType): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const own = new Map<string, Property | NavigationProperty>();
  const inherited = membersOfBases(type);
  for (const member of [...type.properties, ...type.navigationProperties]) {
    const { kind, name, place } = member;
    const origin = { place, within: describeType(type) };
    const first = own.get(name);
    if (first !== undefined) {
      diagnostics.push(nameRepeated(kind, name, first.place, origin));
      continue;
    }
    own.set(name, member);
    const base = inherited.get(name);
    if (base !== undefined) {
      const { qualifiedName } = base.declaringType;
      diagnostics.push(memberRedefined(name, qualifiedName, base.place, origin));
    }
  }
  return diagnostics;
}

function membersOfBases(type: StructuredType): Map<string, Property | NavigationProperty> {
  const members = new Map<string, Property | NavigationProperty>();
  const seen = new Set<StructuredType>([type]);
  for (let t: StructuredType | undefined = type.baseType; t && !seen.has(t); t = t.baseType) {
    seen.add(t);
    for (const member of [...t.properties, ...t.navigationProperties])
      members.set(member.name, member);
  }
  return members;
}

/** A complex type must not require a value of its own type, at any distance: no value of it could be written down. */
export function checkRequiredCycles(model: Model): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<ComplexType>();
  const path: Property[] = [];

  const visit = (type: ComplexType, open: ReadonlyMap<ComplexType, number>): void => {
    const within = new Map(open).set(type, path.length);
    for (const property of requiredComplexProperties(type)) {
      const next = property.type.type;
      if (next.kind !== "ComplexType") continue;
      path.push(property);
      const start = within.get(next);
      if (start !== undefined) {
        const [first, ...rest] = path.slice(start);
        if (first !== undefined) {
          const chain = [first, ...rest].map(
            ({ declaringType, name }) => `${declaringType.qualifiedName}/${name}`,
          );
          const origin = { place: first.place, within: describeProperty(first) };
          diagnostics.push(requiresItself([...chain, next.qualifiedName], origin));
        }
      } else if (!done.has(next)) visit(next, within);
      path.pop();
    }
    done.add(type);
  };

  for (const type of model.types.values()) {
    if (type.kind === "ComplexType" && !done.has(type)) visit(type, new Map());
  }
  return diagnostics;
}

function requiredComplexProperties(type: ComplexType): readonly Property[] {
  return allProperties(type).filter(
    ({ type: { type: target, isCollection, facets } }) =>
      target.kind === "ComplexType" && !isCollection && facets.nullable === false,
  );
}
