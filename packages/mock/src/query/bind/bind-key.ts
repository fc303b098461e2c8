import type { Item } from "../../item.js";
import { layoutOf } from "../../resource/type-layout.js";
import { keyTextOf, normalizeKey } from "../../store/key.js";
import type { ArgumentSyntax } from "../syntax.js";
import { bindConstant } from "./bind-constant.js";
import type { Bound } from "./bound.js";
import { fail, spendSteps, type Scope } from "./scope.js";

/** Binds the item of a collection that has a key, as in `$root/users('x')`. @throws {UriError} if that is no key of it */
export function bindKey(
  scope: Scope,
  collection: Bound,
  values: readonly ArgumentSyntax[],
  position: number,
): Bound {
  const { type } = collection;
  const key = type.kind === "Structured" ? layoutOf(type.type).key : [];
  const given = key.flatMap((ref) => {
    const found = values.find(({ name }) =>
      name === undefined ? key.length === 1 : name === (ref.alias ?? ref.name),
    );
    return found === undefined ? [] : [{ ...ref, value: found.value }];
  });
  if (given.length === 0 || given.length !== key.length || values.length !== key.length) {
    const expected = key.map((ref) => ref.alias ?? ref.name).join(", ") || "no key";
    return fail(scope, position, `expected a key of ${expected}`);
  }
  const texts = given.map(({ property, value }) =>
    normalizeKey(property, bindConstant(scope, value, property.type)),
  );
  const text = texts.length === 1 ? (texts[0] ?? "") : JSON.stringify(texts);
  return findByKey(scope, collection, text, position);
}

/** Binds the item whose key stands as a segment, as in `$root/lines/1`. @throws {UriError} if the key has several parts */
export function bindKeySegment(
  scope: Scope,
  collection: Bound,
  text: string,
  position: number,
): Bound {
  const { type } = collection;
  const [ref, ...rest] = type.kind === "Structured" ? layoutOf(type.type).key : [];
  if (ref === undefined || rest.length > 0) {
    return fail(scope, position, `"${text}" is no key of what it follows`);
  }
  return findByKey(scope, collection, normalizeKey(ref.property, text), position);
}

function findByKey(scope: Scope, { type, evaluate }: Bound, text: string, position: number): Bound {
  // The same list, as that of a set is for all items, is searched once.
  let searched: readonly Item[] | undefined;
  let found: Item | null = null;
  const hasKey = ({ type: own, values }: Item): boolean =>
    own.kind === "EntityType" && keyTextOf(own, values) === text;
  return {
    type,
    isCollection: false,
    position,
    evaluate: (frame) => {
      const items = evaluate(frame) as readonly Item[];
      if (items === searched) return found;
      spendSteps(scope, position, items.length);
      searched = items;
      found = items.find(hasKey) ?? null;
      return found;
    },
  };
}
