import type { Consequence, Level } from "../verdict.js";

export interface Rule {
  readonly level: Level;
  /** What happened, in half a sentence. */
  readonly summary: string;
  readonly consequences: readonly Consequence[];
}

type Statement = readonly [why: string, adapt: string];

/** Those who are concerned, each with why and what to do. */
export interface Concerned {
  readonly reads?: Statement;
  readonly writes?: Statement;
  readonly calls?: Statement;
  readonly judges?: Statement;
  readonly answers?: Statement;
}

const WHO: Readonly<Record<keyof Concerned, Pick<Consequence, "package" | "who">>> = {
  reads: { package: "models", who: "readers of responses" },
  writes: { package: "models", who: "writers of requests" },
  calls: { package: "client", who: "callers of routes" },
  judges: { package: "validators", who: "users of validators" },
  answers: { package: "mocks", who: "users of mocks" },
};

/** Makes a rule; what is not said of a direction does not concern it. */
export function rule(level: Level, summary: string, concerned: Concerned = {}): Rule {
  const consequences = (Object.keys(WHO) as (keyof Concerned)[]).flatMap(
    (direction): readonly Consequence[] => {
      const statement = concerned[direction];
      if (statement === undefined) return [];
      const [why, adapt] = statement;
      return [{ direction, ...WHO[direction], why, adapt }];
    },
  );
  return { level, summary, consequences };
}
