import type { JsonValue, PackageContext } from "../package-context.js";
import { exportModule, planManifest } from "../plan-manifest.js";
import { VERSION } from "../version.js";

export function planValidatorsManifest(slice: PackageContext): Readonly<Record<string, JsonValue>> {
  const { name, models } = slice;
  return planManifest(slice, {
    description: `Validators of the Microsoft Graph slice ${name}.`,
    folders: ["json-schema"],
    exports: {
      "./registry": exportModule("registry"),
      "./routes": exportModule("routes"),
      "./json-schema/*": "./json-schema/*",
    },
    dependencies: {
      [models.packageName]: `^${models.version}`,
      // The runtime is released along with the generator that knows it.
      "@graphslice/runtime": `^${VERSION}`,
    },
  });
}
