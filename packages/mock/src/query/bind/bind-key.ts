import type { EntityType } from "@graphslice/csdl";
import type { Item } from "../../item.js";
import {
  hasKey,
  readKeyPredicate,
  readKeySegment,
  type KeyPlace,
  type KeyRequest,
} from "../../resource/read-key.js";
import type { ArgumentSyntax } from "../syntax.js";
import { describeType } from "../values/value-type.js";
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
  const type = entityTypeOf(scope, collection, position);
  const key = readKeyPredicate(values, type, createKeyPlace(scope, position));
  return findByKey(scope, collection, key, position);
}

/** Binds the item whose key stands as a segment, as in `$root/lines/1`. @throws {UriError} if that is no key of it */
export function bindKeySegment(
  scope: Scope,
  collection: Bound,
  text: string,
  position: number,
): Bound {
  const type = entityTypeOf(scope, collection, position);
  const key = readKeySegment(text, type, createKeyPlace(scope, position));
  return findByKey(scope, collection, key, position);
}

function entityTypeOf(scope: Scope, { type }: Bound, position: number): EntityType {
  if (type.kind === "Structured" && type.type.kind === "EntityType") return type.type;
  return fail(scope, position, `${describeType(type)} has no keys`);
}

function createKeyPlace(scope: Scope, position: number): KeyPlace {
  return {
    readValue: (value, type) => bindConstant(scope, value, type),
    fail: (message) => fail(scope, position, message),
  };
}

function findByKey(
  scope: Scope,
  { type, evaluate }: Bound,
  key: KeyRequest,
  position: number,
): Bound {
  // The same list, as that of a set is for all items, is searched once.
  let searched: readonly Item[] | undefined;
  let found: Item | null = null;
  const isWanted = (item: Item): boolean =>
    item.type.kind === "EntityType" && hasKey(key, item.type, item.values);
  return {
    type,
    isCollection: false,
    position,
    evaluate: (frame) => {
      const items = evaluate(frame) as readonly Item[];
      if (items === searched) return found;
      spendSteps(scope, position, items.length);
      searched = items;
      found = items.find(isWanted) ?? null;
      return found;
    },
  };
}
