import { inspect } from "node:util";
import { suggestName } from "@graphslice/csdl";
import { PACKAGE_KINDS, RULE_IDS } from "@graphslice/generator";
import { resolveEndpoint } from "../pull/endpoints.js";
import { ConfigError } from "../usage-error.js";
import type { GraphsliceConfig, SliceConfig } from "./config.js";
import { isBaseUrl, isScope, isSliceName } from "./slice-name.js";

/** What is expected of a value, where that does not hold. */
type Check = (value: unknown) => string | undefined;

const isText: Check = (value) => (isString(value) ? undefined : "a non-empty string");
const isTexts: Check = (value) =>
  Array.isArray(value) && value.every(isString) ? undefined : "a list of non-empty strings";

const checks: Readonly<Record<keyof SliceConfig, Check>> = {
  metadata: isText,
  source: (value) =>
    isString(value) && resolveEndpoint(value) !== undefined
      ? undefined
      : '"v1.0", "beta" or the URL of a $metadata, without a password',
  overlay: isText,
  roots: isTexts,
  include: isTexts,
  exclude: isTexts,
  navigation: (value) =>
    value === "contained" || value === "all" || isHops(value)
      ? undefined
      : '"contained", "all" or a number of hops',
  out: isText,
  scope: (value) =>
    isString(value) && isScope(value) ? undefined : 'an npm scope such as "@contoso"',
  packages: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((kind, index) => PACKAGE_KINDS.includes(kind) && value.indexOf(kind) === index)
      ? undefined
      : `a list of some of ${PACKAGE_KINDS.map((kind) => `"${kind}"`).join(", ")}, each once`,
  baseUrl: (value) =>
    isString(value) && isBaseUrl(value)
      ? undefined
      : 'an https: URL without query, such as "https://graph.microsoft.com/beta"',
  ignore: (value) =>
    Array.isArray(value) && value.every(isIgnored)
      ? undefined
      : "a list of { rule, path?, reason }, each with the id of a rule and a reason",
  recordings: isText,
  packageJson: (value) => {
    if (!isRecord(value) || !isJson(value)) return "an object of JSON values";
    const taken = ["name", "version"].find((key) => Object.hasOwn(value, key));
    return (
      taken && `no "${taken}", which is made of the slice's name or kept from the last release`
    );
  },
};
const required: readonly (keyof SliceConfig)[] = ["metadata", "roots", "out"];

/**
 * What a config file exports, as a config.
 *
 * @param file how messages call the file
 * @throws {ConfigError} listing everything in it that is not as it should be.
 */
export function checkConfig(value: unknown, file: string): GraphsliceConfig {
  const faults = isRecord(value)
    ? [
        ...Object.keys(value)
          .filter((key) => key !== "slices")
          .map((key) => `"${key}" is not known; expected "slices"`),
        ...checkSlices(value["slices"]),
      ]
    : [`expected "export default defineConfig({ slices: { … } })" but found ${show(value)}`];
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => `${file}: ${fault}`));
  return value as unknown as GraphsliceConfig;
}

function checkSlices(slices: unknown): readonly string[] {
  if (!isRecord(slices) || Object.keys(slices).length === 0) {
    return [`slices: expected an object with a slice or more by name but found ${show(slices)}`];
  }
  return Object.entries(slices).flatMap(([name, slice]) => [
    ...(isSliceName(name)
      ? []
      : [`slices: expected names in kebab case, such as "my-users", but found "${name}"`]),
    ...(isRecord(slice)
      ? checkSlice(name, slice)
      : [`slices.${name}: expected an object but found ${show(slice)}`]),
  ]);
}

function checkSlice(name: string, slice: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    ...required
      .filter((key) => slice[key] === undefined)
      .map((key) => `slices.${name}: "${key}" is missing`),
    ...Object.entries(slice).flatMap(([key, value]) => {
      if (!isKnown(key)) return [`slices.${name}: "${key}" is not known; ${suggestKey(key)}`];
      const expected = value === undefined ? undefined : checks[key](value);
      if (expected === undefined) return [];
      return [`slices.${name}.${key}: expected ${expected}, but found ${show(value)}`];
    }),
  ];
}

function suggestKey(key: string): string {
  const keys = Object.keys(checks);
  const near = suggestName(key, keys);
  return near === undefined ? `expected ${keys.join(", ")}` : `did you mean "${near}"?`;
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return inspect(value, {
    depth: 0,
    maxArrayLength: 5,
    maxStringLength: 80,
    breakLength: Infinity,
  });
}

function isKnown(key: string): key is keyof SliceConfig {
  return Object.hasOwn(checks, key);
}

function isString(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isIgnored(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rule, path, reason, ...rest } = value;
  return (
    RULE_IDS.some((id) => id === rule) &&
    (path === undefined || isString(path)) &&
    isString(reason) &&
    Object.keys(rest).length === 0
  );
}

function isHops(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every(isJson);
  return Number.isFinite(value) || (isRecord(value) && Object.values(value).every(isJson));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
