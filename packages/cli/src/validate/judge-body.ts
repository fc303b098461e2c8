import { notesOf } from "@graphslice/runtime/validation";
import type { BodySchema } from "./body-schema.js";
import type { JudgingSlice } from "./judging-slice.js";
import type { JudgedBody } from "./validation.js";

export type Judgement = Omit<JudgedBody, "file" | "recorded">;

/** Judges a body with the first slice that knows what it should be. Returns the reasons where none does. */
export function judgeBody(
  body: unknown,
  slices: readonly JudgingSlice[],
  choose: (slice: JudgingSlice) => BodySchema | string,
): Judgement | string {
  const reasons = new Map<string, string[]>();
  for (const slice of slices) {
    const chosen = choose(slice);
    if (typeof chosen === "string") {
      reasons.set(chosen, [...(reasons.get(chosen) ?? []), slice.name]);
      continue;
    }
    const { schema, label, mode, partial } = chosen;
    return {
      slice: slice.name,
      type: label,
      mode,
      partial,
      issues: schema.safeParse(body).issues ?? [],
      // What requests may not have is among the issues.
      notes: mode === "response" ? notesOf(schema, body) : [],
    };
  }
  return Array.from(reasons, ([reason, names]) => `${reason} [in slice ${names.join(", ")}]`).join(
    "; ",
  );
}
