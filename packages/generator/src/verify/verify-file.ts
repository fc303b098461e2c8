import type { GeneratedFile } from "../generated-file.js";
import type { PlannedFile } from "../planned-file.js";
import { listStructure, type ModuleStructure } from "./module-structure.js";
import { readStructure } from "./read-structure.js";

/** An emitted file is not what was planned: a bug of the generator, or an attack that it stopped. */
export class VerificationError extends Error {
  override readonly name = "VerificationError";
}

/**
 * Checks that a rendered TypeScript file parses and consists of exactly the planned statements and members.
 *
 * @returns the structure read.
 * @throws {VerificationError} naming the file and the first difference.
 */
export function verifyFile(file: GeneratedFile, planned: PlannedFile): ModuleStructure {
  const { structure, faults } = readStructure(file.path, file.text);
  if (faults[0] !== undefined) throw new VerificationError(`${file.path}:${faults[0]}`);
  if (planned.plan === undefined) return structure;
  const expected = listStructure(planned.plan());
  const found = listStructure(structure);
  const length = Math.max(expected.length, found.length);
  for (let index = 0; index < length; index += 1) {
    if (expected[index] === found[index]) continue;
    throw new VerificationError(
      `${file.path}: expected ${quote(expected[index])} but the emitted text has ${quote(found[index])}; nothing was written. Please report this.`,
    );
  }
  return structure;
}

function quote(line: string | undefined): string {
  return line === undefined ? "nothing more" : JSON.stringify(line);
}
