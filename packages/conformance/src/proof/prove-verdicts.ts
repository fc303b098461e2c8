import { diffModels, type Model } from "@graphslice/csdl";
import { judgeChanges, judgeRoot, type Finding } from "@graphslice/generator";
import { buildPackages, type BuiltPackages } from "./build-packages.js";
import { compilePrograms, type CompileError } from "./compile-programs.js";
import { covers } from "./covers.js";
import { findMember } from "./find-member.js";
import type { Statement } from "./statement.js";
import { STATEMENTS_START, writeLine, writeProgram } from "./write-program.js";

/** Two versions of a slice. */
export interface VersionPair {
  readonly name: string;
  readonly before: Model;
  readonly after: Model;
  /** Roots that the later version has not; what was only theirs is told of with them. */
  readonly lostRoots?: readonly string[];
}

/** What the compiler says of a statement, and the verdicts that warned of it: none if a verdict is too low. */
export interface Failure {
  readonly statement: Statement;
  readonly message: string;
  readonly warnings: readonly Finding[];
}

/** What the compiler makes of programs for the earlier version of a slice. */
export interface Proof {
  readonly name: string;
  readonly statements: number;
  /** What it says of them with the packages that they were written for: nothing, or they prove nothing. */
  readonly faults: readonly string[];
  /** What it says of them with the packages of the later version. */
  readonly failures: readonly Failure[];
  readonly findings: readonly Finding[];
}

/**
 * Lets the compiler judge what changed between versions of slices: generates both, writes programs for the earlier with
 * everything that can be said, and compiles them with both. Many small programs are compiled in one go.
 *
 * @param directory an empty one, for packages and programs
 */
export async function proveVerdicts(
  pairs: readonly VersionPair[],
  directory: string,
): Promise<readonly Proof[]> {
  const built = new Map<Model, BuiltPackages>();
  const build = async (model: Model): Promise<BuiltPackages> => {
    const known = built.get(model) ?? (await buildPackages(`v${built.size}`, model, directory));
    built.set(model, known);
    return known;
  };
  const programs = new Map<string, string>();
  const cases: { readonly before: readonly Statement[]; readonly after: readonly Statement[] }[] =
    [];
  // Of several pairs with the same earlier version, one program shows that all of them are right.
  const own = new Map<Model, string>();
  for (const [index, pair] of pairs.entries()) {
    const [old, now] = [await build(pair.before), await build(pair.after)];
    const { statements } = old;
    const kept = statements.filter((statement) => isStated(statement, old, now));
    cases.push({ before: statements, after: kept });
    if (!own.has(pair.before)) {
      own.set(pair.before, `before-${index}`);
      programs.set(`before-${index}`, writeProgram(statements, old.packages));
    }
    programs.set(`after-${index}`, writeProgram(kept, now.packages));
  }
  const batches = batchPrograms(programs);
  const errors = groupErrors(batches.flatMap((batch) => compilePrograms(batch, directory)));
  return pairs.map(({ name, before, after, lostRoots = [] }, index) => {
    const statements = cases[index] ?? { before: [], after: [] };
    const findings = [
      ...lostRoots.map((path) => judgeRoot({ kind: "root", element: "Root", path, before: path })),
      ...judgeChanges(before, after, diffModels(before, after)),
    ];
    const failures = (errors.get(`after-${index}`) ?? []).map((error): Failure => {
      const statement = statementAt(error, statements.after);
      const isAtFault = findMember(error.message, writeLine(statement), error.column);
      const warnings = findings.filter((finding) => covers(finding, statement, isAtFault));
      return { statement, message: error.message, warnings };
    });
    const faults = (errors.get(own.get(before) ?? "") ?? []).map(
      (error) => `${statementAt(error, statements.before).code}: ${error.message}`,
    );
    return { name, statements: statements.before.length, faults, failures, findings };
  });
}

/** The most text that is compiled at once, in characters: the compiler takes some hundred times as much room. */
const LARGEST_BATCH = 10_000_000;

function batchPrograms(
  programs: ReadonlyMap<string, string>,
): readonly ReadonlyMap<string, string>[] {
  const batches: Map<string, string>[] = [];
  let size = Infinity;
  for (const [name, text] of programs) {
    size += text.length;
    if (size > LARGEST_BATCH) {
      batches.push(new Map());
      size = text.length;
    }
    batches.at(-1)?.set(name, text);
  }
  return batches;
}

function statementAt({ line, message }: CompileError, statements: readonly Statement[]): Statement {
  const statement = statements[line - 1 - STATEMENTS_START];
  if (statement === undefined) throw new Error(`line ${line} has no statement: ${message}`);
  return statement;
}

/**
 * Whether a statement is made with the later packages: one that uses a name that is gone fails with the statement that
 * there is such a name, and each costs the compiler a search for similar names.
 */
function isStated(
  { code, exports }: Statement,
  before: BuiltPackages,
  { exported }: BuiltPackages,
): boolean {
  if (exports !== undefined) return true;
  const names = code.match(/\b(?:Models|Client|Validators)\.\w+/g) ?? [];
  return names.every((name) => exported.has(name) || !before.exported.has(name));
}

function groupErrors(
  errors: readonly CompileError[],
): ReadonlyMap<string, readonly CompileError[]> {
  const groups = new Map<string, CompileError[]>();
  for (const error of errors) {
    const group = groups.get(error.program);
    if (group === undefined) groups.set(error.program, [error]);
    else group.push(error);
  }
  return groups;
}
