import { UsageError } from "../usage-error.js";
import { resolveSlices, type ResolvedSlice } from "./resolve-slices.js";
import type { SliceFlags } from "./slice-options.js";

/**
 * The slice that a command is about which takes one at a time.
 *
 * @param instead as of {@link resolveSlices}
 * @throws {UsageError} if flags and config choose several.
 */
export async function resolveOneSlice(
  flags: SliceFlags,
  cwd: string,
  instead?: string,
): Promise<ResolvedSlice> {
  const slices = await resolveSlices(flags, cwd, instead);
  const [resolved] = slices;
  if (resolved !== undefined && slices.length === 1) return resolved;
  const names = slices.map(({ name }) => name).join(", ");
  throw new UsageError(`one slice at a time: say --slice NAME with one of ${names}`);
}
