import { parseChaos, type ChaosOptions } from "@graphslice/mock";
import { UsageError } from "../usage-error.js";
import { readJsonFile } from "./read-json-file.js";

const MEMBERS = new Set(["rate", "faults", "rules", "seed", "latency"]);
const RULE_MEMBERS = new Set(["fault", "method", "path", "nth", "rate"]);

/**
 * Reads the value of `--chaos`: a line, or the name of a JSON file with the same options as in code.
 *
 * @throws {UsageError} if the line is none
 */
export function readChaos(spec: string, cwd: string): ChaosOptions {
  if (!spec.endsWith(".json")) {
    try {
      return parseChaos(spec);
    } catch (cause) {
      throw new UsageError(`--chaos: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  }
  const options = readJsonFile(spec, cwd);
  if (!isRecord(options)) throw new Error(`${spec}: expected an object`);
  refuseStray(options, MEMBERS, spec);
  const { rules = [], faults = [], rate, seed, latency } = options;
  if (!Array.isArray(rules)) throw new Error(`${spec}: rules: expected an array`);
  rules.forEach((rule: unknown, index) => {
    const place = `${spec}: rules/${index}`;
    if (!isRecord(rule)) throw new Error(`${place}: expected an object`);
    refuseStray(rule, RULE_MEMBERS, place);
    for (const name of ["fault", "method", "path"]) {
      if (!isTextOrAbsent(rule[name]) || (name === "fault" && rule[name] === undefined)) {
        throw new Error(`${place}/${name}: expected a text`);
      }
    }
    for (const name of ["nth", "rate"]) expectNumber(rule[name], `${place}/${name}`);
  });
  if (!Array.isArray(faults) || !faults.every((it) => typeof it === "string")) {
    throw new Error(`${spec}: faults: expected an array of texts`);
  }
  expectNumber(rate, `${spec}: rate`);
  expectNumber(seed, `${spec}: seed`);
  expectNumber(latency, `${spec}: latency`);
  // The types are checked above; values are when the faults are made.
  return options as ChaosOptions;
}

function refuseStray(
  record: Readonly<Record<string, unknown>>,
  members: ReadonlySet<string>,
  place: string,
): void {
  const stray = Object.keys(record).find((name) => !members.has(name));
  if (stray === undefined) return;
  throw new Error(`${place}: "${stray}" is unknown; expected ${[...members].join(", ")}`);
}

function expectNumber(value: unknown, place: string): void {
  if (value !== undefined && typeof value !== "number") {
    throw new Error(`${place}: expected a number`);
  }
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
