import { UsageError } from "../usage-error.js";
import { resolveSlices, type ResolvedSlice } from "./resolve-slices.js";
import type { SliceFlags } from "./slice-options.js";

/**
 * The slice that a command is about which takes one at a time.
 *
 * @throws {UsageError} if flags and config choose several.
 */
export async function resolveOneSlice(flags: SliceFlags, cwd: string): Promise<ResolvedSlice> {
  const slices = await resolveSlices(flags, cwd);
  const [resolved] = slices;
  if (resolved !== undefined && slices.length === 1) return resolved;
  const names = slices.map(({ name }) => name).join(", ");
  throw new UsageError(`one slice at a time: say --slice NAME with one of ${names}`);
}
