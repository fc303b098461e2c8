import { explainJudgement } from "./faults.js";
import type { Judgement } from "./judge-corpus.js";

/** Where pages have faults: by the fault's name and the example's id, JSON Pointers with blanks between. */
export type RejectionList = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ListedRejections {
  readonly list: RejectionList;
  /** What no fault explains. */
  readonly unexplained: readonly string[];
}

/** Lists what is objected to in bodies, in the order of names. */
export function listRejections(judgements: readonly Judgement[]): ListedRejections {
  const found: Record<string, Record<string, string[]>> = {};
  const unexplained: string[] = [];
  for (const judgement of judgements) {
    const { id } = judgement.example;
    for (const { fault, issue } of explainJudgement(judgement)) {
      if (fault === undefined) unexplained.push(`${id} ${issue.pointer}: ${issue.message}`);
      else ((found[fault.name] ??= {})[id] ??= []).push(issue.pointer);
    }
  }
  const list = mapSorted(found, (pages) =>
    mapSorted(pages, (pointers) => pointers.toSorted().join(" ")),
  );
  return { list, unexplained };
}

function mapSorted<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, map(value)]));
}
