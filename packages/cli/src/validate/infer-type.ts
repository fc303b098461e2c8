import { isOrDerivesFrom, type Model } from "@graphslice/csdl";
import { isObject, isStructured, typeNamed, type DeclaredType } from "./declared-type.js";
import { readContext } from "./read-context.js";

/** The type that a body itself says it has; nothing where the model does not have it. */
export function inferType(body: unknown, model: Model): DeclaredType | undefined {
  const declared = readContext(contextOf(body), model);
  return declared === undefined ? namedType(body, model) : narrowType(declared, body, model);
}

export function contextOf(body: unknown): unknown {
  return isObject(body) ? body["@odata.context"] : undefined;
}

/** The type that a body names as its own, or that all its items name. */
export function namedType(body: unknown, model: Model): DeclaredType | undefined {
  const type = isObject(body) ? typeNamed(body["@odata.type"], model) : undefined;
  if (type !== undefined) return { type, isCollection: false };
  const items = isObject(body) ? body["value"] : body;
  if (!Array.isArray(items)) return undefined;
  const [first, ...others] = new Set(
    items.map((item) => (isObject(item) ? typeNamed(item["@odata.type"], model) : undefined)),
  );
  return first === undefined || others.length > 0 ? undefined : { type: first, isCollection: true };
}

/** The derived type that a body names, as the validators of large hierarchies do not look at it. */
export function narrowType(declared: DeclaredType, body: unknown, model: Model): DeclaredType {
  const { type, isCollection } = declared;
  if (isCollection || !isStructured(type) || !isObject(body)) return declared;
  const named = typeNamed(body["@odata.type"], model);
  if (named === undefined || !isStructured(named) || !isOrDerivesFrom(named, type)) return declared;
  return { type: named, isCollection };
}
