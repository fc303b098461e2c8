import type { Issue } from "@graphslice/runtime/validation";

/** Why a validator and a JSON Schema may differ on a value. */
export interface Rule {
  readonly name: string;
  readonly reason: string;
  /** @param issues what the validator says; nothing where only the schema objects */
  readonly explains: (value: unknown, issues: readonly Issue[]) => boolean;
}

export const rules: readonly Rule[] = [
  {
    name: "range of an Int64 in a string",
    reason: "JSON Schema compares numbers, and a string's digits not at all",
    explains: (_, issues) =>
      issues.length > 0 &&
      issues.every(
        ({ expected, received }) => expected === "Int64" && /^"[+-]?\d{19}"$/.test(received),
      ),
  },
  {
    name: "depth",
    reason: "a validator goes a hundred levels deep, so that no value overflows the stack",
    explains: (_, issues) =>
      issues.length > 0 && issues.every(({ expected }) => expected === "less depth"),
  },
];
