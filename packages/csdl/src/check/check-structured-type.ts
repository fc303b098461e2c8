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

/** A type on the way from one complex type to the next, by properties that must have a value. */
interface Step {
  readonly type: ComplexType;
  readonly properties: Iterator<Property>;
  /** The property that the way goes on by. */
  taken?: Property;
}

/** A complex type must not require a value of its own type, at any distance: no value of it could be written down. */
export function checkRequiredCycles(model: Model): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<ComplexType>();
  for (const start of model.types.values()) {
    if (start.kind !== "ComplexType" || seen.has(start)) continue;
    const way = [stepInto(start)];
    seen.add(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const { done, value: property } = step.properties.next();
      const target = done ? undefined : property.type.type;
      if (done) way.pop();
      else if (target?.kind === "ComplexType") {
        step.taken = property;
        const index = way.findIndex(({ type }) => type === target);
        if (index >= 0) diagnostics.push(reportCycle(way.slice(index), property, target));
        else if (!seen.has(target)) {
          seen.add(target);
          way.push(stepInto(target));
        }
      }
    }
  }
  return diagnostics;
}

function stepInto(type: ComplexType): Step {
  return { type, properties: requiredComplexProperties(type).values() };
}

function reportCycle(steps: readonly Step[], last: Property, target: ComplexType): Diagnostic {
  const taken = steps.flatMap((step) => step.taken ?? []);
  const chain = taken.map(({ declaringType, name }) => `${declaringType.qualifiedName}/${name}`);
  const first = taken[0] ?? last;
  const origin = { place: first.place, within: describeProperty(first) };
  return requiresItself([...chain, target.qualifiedName], origin);
}

function requiredComplexProperties(type: ComplexType): readonly Property[] {
  return allProperties(type).filter(
    ({ type: { type: target, isCollection, facets } }) =>
      target.kind === "ComplexType" && !isCollection && facets.nullable === false,
  );
}
