import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";

/** The entry point for Mock Service Worker, which is a module of its own, as it alone needs that. */
export function planHandlers({ header }: PackageContext): PlannedFile {
  return {
    path: "src/msw.ts",
    template: "mocks/msw.ts",
    view: { header },
    plan: () => [
      {
        kind: "export",
        names: ["createHandlers"],
        isTypeOnly: false,
        specifier: "@graphslice/mock/msw",
      },
    ],
  };
}
