import type { JsonValue, PackageContext } from "../package-context.js";

/** The package.json of a models package; the user's members stand behind the description. */
export function planManifest({
  name,
  packageName,
  version,
  packageJson,
}: PackageContext): Readonly<Record<string, JsonValue>> {
  return {
    name: packageName,
    version,
    description: `TypeScript types of the Microsoft Graph slice ${name}.`,
    ...packageJson,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19.0" },
    files: ["dist", "src"],
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    scripts: { build: "tsc", types: "tsc --noEmit" },
    devDependencies: { typescript: ">=5.8.0" },
  };
}
