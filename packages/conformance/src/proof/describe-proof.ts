import type { Finding } from "@graphslice/generator";
import type { Failure, Proof } from "./prove-verdicts.js";

/** What is wrong with a proof, for people to read: programs that prove nothing, and verdicts that are too low. */
export function describeProof({ name, faults, failures, findings }: Proof): readonly string[] {
  return [
    ...faults.map((fault) => `${name}: a program does not compile with its own packages: ${fault}`),
    ...failures
      .filter(({ warnings }) => warnings.length === 0)
      .map((failure) => `${name}: ${describeFailure(failure, findings)}`),
  ];
}

function describeFailure(
  { statement: { code, directions, subject }, message }: Failure,
  findings: readonly Finding[],
): string {
  const { members = [], operations = [], child } = subject;
  const names = new Set([...members, ...operations, ...(child === undefined ? [] : [child])]);
  const said = findings
    .filter(({ change: { path } }) => isAbout(path, [...subject.types], [...names]))
    .map(({ level, rule, change }) => `    ${level}: ${rule} of ${change.path}`);
  return [
    `no verdict warns those who ${directions.join(" or ")} of`,
    `  ${code}`,
    `  ${message}`,
    `  about ${[...names].join(", ") || "all"} of ${[...subject.types].join(", ") || "the service"}`,
    said.length === 0 ? "  of which nothing is said" : "  of which is said",
    ...said.slice(0, 10),
  ].join("\n");
}

function isAbout(path: string, types: readonly string[], names: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return types.some((type) => path === type || path.startsWith(`${type}/`)) || names.includes(name);
}
