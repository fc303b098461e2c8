import {
  descendantsOf,
  isOrDerivesFrom,
  type EntityType,
  type Operation,
  type Type,
} from "@graphslice/csdl";
import { isStructured, type Resource } from "../corpus/resource.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { fault, type Fault } from "./call.js";
import { printKey } from "./print-key.js";
import { printParameters } from "./print-parameters.js";
import { readArguments, type Arguments } from "./read-arguments.js";
import type { QueryOption } from "./read-options.js";

/** A name or value of a page, and what is sent for it. */
export type Respelling = readonly [written: string, sent: string];

/** A step in an expression, or a part of one. */
export interface PrintedCode {
  readonly kind: "code";
  readonly code: string;
  readonly respelled: readonly Respelling[];
}

/** What a step may depend on. */
export interface StepPlace {
  readonly before: Step | undefined;
  /** The address's options, among them values by alias. */
  readonly options: readonly QueryOption[];
  readonly walker: UrlWalker;
}

/** The namespace whose names Graph takes without it. */
const HOME = "microsoft.graph";

/** Writes a step in an expression; `$count` is nothing, as it is a verb. */
export function printStep(
  step: Step,
  from: Resource,
  { before, options, walker }: StepPlace,
): PrintedCode | Fault {
  const { kind, segment, name, argument, resource } = step;
  const written = segment.replace(/\(.*$/s, "");
  const given = argument === undefined ? undefined : resolve(readArguments(argument), options);
  switch (kind) {
    case "unknown": {
      const isKey = from.kind === "value" && from.isCollection && !/[$.]/.test(segment);
      return fault("segment", isKey ? `a key in ${before?.name ?? ""}` : segment);
    }
    case "system":
      return printSystem(step, from, before, walker);
    case "key":
      return printKey({ kind: "key", key: segment }, typeOf(from));
    case "cast":
      // Only to derived types (OData URL Conventions 4.01 §4.11).
      if (!isNarrower(resource, from)) return fault("segment", segment);
      return joinKey(`.$as(${JSON.stringify(name)})`, given, resource, [written, name]);
    case "member":
      return joinKey(printMember(name), given, resource, [written, name]);
    case "operation": {
      const overloads = resource.kind === "operation" ? resource.overloads : [];
      const [first] = overloads;
      if (!canFollow(first, from)) return fault("segment", segment);
      const isForeign = written.includes(".") && first?.namespace !== HOME;
      const own = isForeign ? (first?.qualifiedName ?? name) : name;
      const parameters = printParameters(given, overloads);
      return join(printMember(own), parameters, [written, own]);
    }
  }
}

/** Whether an operation can be called on a collection: of its own type, and of a function only if that is composable. */
function canFollow(operation: Operation | undefined, from: Resource): boolean {
  const target = operation?.bindingParameter?.type;
  const type = typeOf(from);
  if (target?.isCollection !== true || type === undefined) return true;
  if (isStructured(type) && isStructured(target.type) && !isOrDerivesFrom(type, target.type)) {
    return false;
  }
  if (from.kind !== "operation") return true;
  return from.overloads.some((each) => each.kind === "Function" && each.isComposable);
}

/** The value of an alias stands in the query (OData URL Conventions 4.01 §5.3.1). */
function resolve(given: Arguments, options: readonly QueryOption[]): Arguments {
  if (given.kind === "key") return given;
  const values = given.values.map(([name, value]): readonly [string, string] => {
    const alias = options.find((option) => option.written === value);
    return [name, value.startsWith("@") && alias !== undefined ? alias.value : value];
  });
  return { kind: "named", values };
}

function printSystem(
  { segment, name }: Step,
  from: Resource,
  before: Step | undefined,
  walker: UrlWalker,
): PrintedCode | Fault {
  const code: PrintedCode = { kind: "code", code: `.${name}`, respelled: [[segment, name]] };
  switch (name) {
    case "$count":
      return from.kind === "value" || from.kind === "operation"
        ? { ...code, code: "" }
        : fault("segment", segment);
    case "$ref":
      return from.kind === "value" && hasReferences(from, before, walker)
        ? code
        : fault("reference", segment);
    case "$value":
      return hasValue(from) ? code : fault("segment", segment);
    default:
      return code;
  }
}

/** Whether something refers to what is stored elsewhere: it is not contained, or in an entity set as well. */
function hasReferences(
  from: Resource & { readonly kind: "value" },
  before: Step | undefined,
  walker: UrlWalker,
): boolean {
  const { element, kind } = before ?? {};
  if (element?.kind !== "NavigationProperty" || kind === "cast") return false;
  if (!element.containsTarget || element.declaringType.kind === "ComplexType") return true;
  return from.type.kind === "EntityType" && walker.isStored(from.type);
}

/** Whether something has a raw value: a property, or an entity that is a medium (OData Protocol 4.01 §11.2.4.1). */
function hasValue(from: Resource): boolean {
  const type = typeOf(from);
  if (type?.kind !== "EntityType") return type !== undefined && type.kind !== "ComplexType";
  const isMedium = (each: EntityType | undefined): boolean =>
    each !== undefined && (each.hasStream || isMedium(each.baseType));
  return isMedium(type) || descendantsOf(type).some(isMedium);
}

function isNarrower(resource: Resource, from: Resource): boolean {
  const [to, type] = [typeOf(resource), typeOf(from)];
  if (to === undefined || type === undefined || to === type) return false;
  return isStructured(to) && isStructured(type) && isOrDerivesFrom(to, type);
}

function printMember(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The type of a value, or of what a function returns. */
function typeOf(resource: Resource): Type | undefined {
  if (resource.kind === "value") return resource.type;
  if (resource.kind !== "operation") return undefined;
  return resource.overloads[0]?.returnType?.type.type;
}

function joinKey(
  code: string,
  given: Arguments | undefined,
  resource: Resource,
  spelling: Respelling,
): PrintedCode | Fault {
  if (given === undefined) return { kind: "code", code, respelled: [spelling] };
  return join(code, printKey(given, typeOf(resource)), spelling);
}

function join(
  code: string,
  values: PrintedCode | Fault,
  spelling: Respelling,
): PrintedCode | Fault {
  if (values.kind === "fault") return values;
  return { ...values, code: code + values.code, respelled: [spelling, ...values.respelled] };
}
