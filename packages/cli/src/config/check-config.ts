import { suggestName } from "@graphslice/csdl";
import { PACKAGE_KINDS } from "@graphslice/generator";
import { UsageError } from "../usage-error.js";
import type { GraphsliceConfig, SliceConfig } from "./config.js";

type Check = (value: unknown) => string | undefined;

const isString: Check = (value) =>
  typeof value === "string" && value !== "" ? undefined : "a string";
const isStrings: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === "string")
    ? undefined
    : "a list of strings";

const checks: Readonly<Record<keyof SliceConfig, Check>> = {
  metadata: isString,
  overlay: isString,
  roots: isStrings,
  include: isStrings,
  exclude: isStrings,
  navigation: (value) =>
    value === "contained" || value === "all" || isHops(value)
      ? undefined
      : '"contained", "all" or a number of hops',
  out: isString,
  scope: (value) =>
    typeof value === "string" && /^@[a-z0-9~-][a-z0-9._~-]*$/.test(value)
      ? undefined
      : 'an npm scope such as "@contoso"',
  packages: (value) =>
    Array.isArray(value) && value.every((kind) => PACKAGE_KINDS.includes(kind))
      ? undefined
      : `a list of ${PACKAGE_KINDS.join(", ")}`,
  packageJson: (value) => (isRecord(value) ? undefined : "an object"),
};
const required: readonly (keyof SliceConfig)[] = ["metadata", "roots", "out"];

/**
 * What a config file exports, as a config.
 *
 * @throws {UsageError} listing everything in it that is not as it should be.
 */
export function checkConfig(value: unknown, file: string): GraphsliceConfig {
  const faults = isRecord(value)
    ? [
        ...Object.keys(value)
          .filter((key) => key !== "slices")
          .map((key) => `"${key}" is not known; expected "slices"`),
        ...checkSlices(value["slices"]),
      ]
    : ["expected `export default defineConfig({ slices: { … } })`"];
  if (faults.length > 0)
    throw new UsageError(faults.map((fault) => `${file}: ${fault}`).join("\n"));
  return value as unknown as GraphsliceConfig;
}

function checkSlices(slices: unknown): readonly string[] {
  if (!isRecord(slices)) return ["slices: expected an object of slices by name"];
  return Object.entries(slices).flatMap(([name, slice]) => [
    ...(isSliceName(name) ? [] : [`slices: "${name}" is no name in kebab case`]),
    ...(isRecord(slice) ? checkSlice(name, slice) : [`slices.${name}: expected an object`]),
  ]);
}

function checkSlice(name: string, slice: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(checks);
  return [
    ...required
      .filter((key) => slice[key] === undefined)
      .map((key) => `slices.${name}: "${key}" is missing`),
    ...Object.entries(slice).flatMap(([key, value]) => {
      if (!isKnown(key)) {
        const near = suggestName(key, keys);
        return [
          `slices.${name}: "${key}" is not known${near === undefined ? "" : `; did you mean "${near}"?`}`,
        ];
      }
      const expected = value === undefined ? undefined : checks[key](value);
      return expected === undefined ? [] : [`slices.${name}.${key}: expected ${expected}`];
    }),
  ];
}

/** Names of slices are parts of package names and folders. */
export function isSliceName(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

function isKnown(key: string): key is keyof SliceConfig {
  return Object.hasOwn(checks, key);
}

function isHops(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
