import type { JsonValue, PackageContext } from "./package-context.js";

/** What the package.json of one kind of package says beside what all of them say. */
export interface ManifestParts {
  readonly description: string;
  /** What is published of the code that is built, where not all of it can be imported; a path each. */
  readonly code?: readonly string[];
  /** Folders that are published beside code and declarations. */
  readonly folders?: readonly string[];
  /** Entry points beside the main one, by subpath: the module below `src` without ending, or a path. */
  readonly exports?: Readonly<Record<string, JsonValue>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The package.json of a generated package; the user's members stand behind the description. */
export function planManifest(
  { packageName, version, packageJson }: PackageContext,
  { description, code = ["dist"], folders = [], exports = {}, dependencies }: ManifestParts,
): Readonly<Record<string, JsonValue>> {
  return {
    name: packageName,
    version,
    description,
    ...packageJson,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19.0" },
    files: [...code, "types", ...folders],
    exports: {
      ".": exportModule("index"),
      ...exports,
      "./package.json": "./package.json",
    },
    scripts: { build: "tsc", types: "tsc --noEmit" },
    ...(dependencies === undefined ? {} : { dependencies }),
    devDependencies: { typescript: ">=5.8.0" },
  };
}

/** An entry point: a module below `src`, as it is built, with its declaration file. */
export function exportModule(path: string): JsonValue {
  return { types: `./types/${path}.d.ts`, default: `./dist/${path}.js` };
}
