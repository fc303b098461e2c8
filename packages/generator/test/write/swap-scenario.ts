import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { PackageOutput } from "../../src/write/locate-packages.js";
import { writePackages } from "../../src/write/write-packages.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";

export const HAND_MADE = {
  "notes.md": "by hand\n",
  "src/deep/own.ts": "export const own = 1;\n",
  "empty/": "",
};

/** Two packages, one written before and with hand-made files in it, the other new; and what is to be written next. */
export interface SwapScenario {
  readonly existing: string;
  readonly fresh: string;
  readonly packages: readonly PackageOutput[];
}

export function layOutScenario(directory: string): SwapScenario {
  const existing = join(directory, "models");
  const fresh = join(directory, "made", "client");
  writePackages(
    [
      outputOf(existing, {
        "index.ts": "export {};\n",
        "same.ts": "export const same = 1;\n",
        "src/gone/old.ts": "export const old = 1;\n",
      }),
    ],
    "0.1.0",
  );
  layOutTree(existing, HAND_MADE);
  symlinkSync("notes.md", join(existing, "link.md"));
  chmodSync(join(existing, "src/deep"), 0o555);
  chmodSync(join(existing, "index.ts"), 0o600);
  const packages = [
    outputOf(existing, {
      "index.ts": 'export * from "./src/new/added.js";\n',
      "same.ts": "export const same = 1;\n",
      "src/new/added.ts": "export const added = 1;\n",
    }),
    outputOf(fresh, { "src/client.ts": "export const client = 1;\n" }),
  ];
  return { existing, fresh, packages };
}
