import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, parse } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { hasMaterial, snapshotPath } from "./material.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const manifest = createRequire(import.meta.url).resolve("graphslice/package.json");
const main = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.graphslice);
const directory = temporaryDirectory();

const shipped = {
  metadata: join(repository, "metadata/office-configuration/office-configuration.csdl.xml"),
  overlay: join(repository, "metadata/office-configuration/overlay.xml"),
  roots: ["/officeConfiguration"],
};
const published = [
  { metadata: snapshotPath("graph-beta-govsg-2026-08-20"), roots: [] },
  { metadata: snapshotPath("graph-v1.0-2026-08-20"), roots: ["/security"] },
];

interface Run {
  readonly name: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Generates slices from a config file, in the order given, and returns every file written, its bytes as text. */
function generate(
  { name, cwd, env }: Run,
  slices: readonly (readonly [name: string, slice: object])[],
): ReadonlyMap<string, string> {
  const home = join(directory, name);
  mkdirSync(home, { recursive: true });
  const config = join(home, "graphslice.config.mjs");
  const entries = slices.map(([slice, options]) => [slice, { ...options, out: "out" }] as const);
  const text = JSON.stringify({ slices: Object.fromEntries(entries) });
  writeFileSync(config, `export default ${text};\n`);
  execFileSync(process.execPath, [main, "generate", "--quiet", "--config", config], {
    cwd,
    env: { ...process.env, ...env },
  });
  return readTree(join(home, "out"));
}

function readTree(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.toSorted().map((file) => [file.slice(root.length), readFileSync(file, "latin1")]),
  );
}

describe("the same slices are the same bytes", () => {
  const sources: readonly (readonly [string, readonly object[]])[] = [
    ["of the repository's metadata", [shipped]],
    ["of Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", published],
  ];

  for (const [title, sliceOptions] of sources) {
    if (sliceOptions === published && !hasMaterial) {
      test.skip(`${title}: absent`);
      continue;
    }
    test(
      `${title}, whatever the locale, time zone, working directory and order`,
      {
        timeout: 120_000,
      },
      () => {
        const slices = sliceOptions.map((options, index) => [`slice-${index}`, options] as const);
        const first = generate(
          { name: `a-${slices.length}`, cwd: directory, env: { LC_ALL: "C", TZ: "UTC" } },
          slices,
        );
        const second = generate(
          {
            name: `b-${slices.length}`,
            cwd: parse(directory).root,
            env: { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Chatham" },
          },
          slices.toReversed(),
        );
        expect([...second.keys()]).toEqual([...first.keys()]);
        expect([...first].filter(([file, text]) => second.get(file) !== text)).toEqual([]);
        expect(first.size).toBeGreaterThan(15);
      },
    );
  }
});
