import type { Operation } from "../model.js";
import { writeReference } from "./names.js";

/** Which overload of an operation became which; those that have no other are added or removed. */
export interface MatchedOverloads {
  readonly pairs: readonly (readonly [before: Operation, after: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Matches the overloads of one operation on one binding: by equal parameters, then by the names of the parameters in any
 * order, then by what most of them have in common; a last one on either side is the same one.
 */
export function matchOverloads(
  before: readonly Operation[],
  after: readonly Operation[],
): MatchedOverloads {
  const pairs: (readonly [Operation, Operation])[] = [];
  const olds = new Set(before);
  const news = new Set(after);
  const take = (isSame: (old: Operation, now: Operation) => boolean): void => {
    for (const old of [...olds]) {
      const now = [...news].find((candidate) => isSame(old, candidate));
      if (now === undefined) continue;
      pairs.push([old, now]);
      olds.delete(old);
      news.delete(now);
    }
  };
  take((old, now) => old.kind === now.kind && signatureOf(old) === signatureOf(now));
  take((old, now) => namesOf(old) === namesOf(now));
  for (const [old, now] of rank([...olds], [...news])) {
    if (!olds.has(old) || !news.has(now)) continue;
    pairs.push([old, now]);
    olds.delete(old);
    news.delete(now);
  }
  const [old] = olds;
  const [now] = news;
  if (old !== undefined && now !== undefined && olds.size === 1 && news.size === 1) {
    return { pairs: [...pairs, [old, now]], removed: [], added: [] };
  }
  return { pairs, removed: [...olds], added: [...news] };
}

/** Pairs that share parameters, those that share most and differ least first; ties as written. */
function rank(
  olds: readonly Operation[],
  news: readonly Operation[],
): readonly (readonly [Operation, Operation])[] {
  return olds
    .flatMap((old) =>
      news.map((now) => {
        const names = new Set(old.parameters.map(({ name }) => name));
        const shared = now.parameters.filter(({ name }) => names.has(name)).length;
        const different = old.parameters.length + now.parameters.length - 2 * shared;
        return { pair: [old, now] as const, shared, different };
      }),
    )
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.different - b.different)
    .map(({ pair }) => pair);
}

/** The parameters with their types, which tell overloads apart (OData CSDL XML 4.01 §12.2). */
export function signatureOf({ parameters }: Operation): string {
  return parameters.map(({ name, type }) => `${name}: ${writeReference(type)}`).join(", ");
}

function namesOf({ parameters }: Operation): string {
  return parameters
    .map(({ name }) => name)
    .sort()
    .join(",");
}
