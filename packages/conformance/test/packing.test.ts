import { execFileSync, execSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { listPublished, type PublishedPackage, repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const TYPES_CHECK = join(
  dirname(fileURLToPath(import.meta.resolve("@arethetypeswrong/cli/package.json"))),
  "dist/index.js",
);
const COMPILER = join(
  dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))),
  "bin/tsc",
);
const TIMEOUT = 60_000;

const published = listPublished();
const project = temporaryDirectory();
const installed = join(project, "node_modules");

/** The packages of the slice that ships. */
const generated = ["models", "validators", "client", "mocks"].map(
  (kind) => `packages/office-configuration-${kind}`,
);

/** The archives by package name. */
const archives = new Map<string, string>();

/** Packs a package, and installs it as it is packed, beside what it depends on as that is here. */
function packAndInstall({ name, directory, dependencies }: PublishedPackage): void {
  const output = execSync(`npm pack --json --ignore-scripts --pack-destination "${project}"`, {
    cwd: directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename }] = JSON.parse(output);
  const archive = join(project, filename);
  archives.set(name, archive);
  const target = join(installed, name);
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1"]);
  for (const dependency of dependencies) {
    const link = join(installed, dependency);
    if (published.some((own) => own.name === dependency) || existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    const places = [directory, repository].map((root) => join(root, "node_modules", dependency));
    symlinkSync(places.find((place) => existsSync(place)) ?? "", link, "junction");
  }
}

beforeAll(() => {
  published.forEach(packAndInstall);
  for (const path of ["metadata", "graphslice.config.ts", ...generated]) {
    cpSync(join(repository, path), join(project, path), { recursive: true });
  }
}, TIMEOUT);

describe.each(published)("$name, packed", ({ name, dependencies }) => {
  const target = join(installed, name);

  test("publint has nothing to say", { timeout: TIMEOUT }, async () => {
    const { messages, pkg } = await publint({ pkgDir: target, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("its types are found and are those of ES modules", { timeout: TIMEOUT }, () => {
    const words = [
      archives.get(name) ?? "",
      "--profile",
      "esm-only",
      "--no-definitely-typed",
      "--format",
      "ascii",
    ];
    const { status, stdout } = spawnSync(process.execPath, [TYPES_CHECK, ...words], {
      encoding: "utf8",
    });
    expect({ status, output: status === 0 ? "" : stdout }).toEqual({ status: 0, output: "" });
  });

  test("it comes with a README and the licence", () => {
    const licence = readFileSync(join(repository, "LICENSE"), "utf8");
    expect(readFileSync(join(target, "LICENSE"), "utf8")).toBe(licence);
    expect(readFileSync(join(target, "README.md"), "utf8")).toContain(`# ${name}\n`);
  });

  test("it depends on other packages of the repository as they are", () => {
    const { dependencies: ranges = {} } = JSON.parse(
      readFileSync(join(target, "package.json"), "utf8"),
    );
    const own = published.filter((other) => dependencies.includes(other.name));
    // Tools are released together; generated packages take what is compatible.
    const fits = own.filter(({ name: other, version }) =>
      [version, `^${version}`].includes(ranges[other]),
    );
    expect(fits).toEqual(own);
  });
});

// MSW is not: only who uses it has it.
test.each(generated)(
  "%s compiles where what it needs is installed",
  { timeout: TIMEOUT },
  (path) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [COMPILER, "--pretty", "false", "--noEmit", "-p", join(project, path)],
      { encoding: "utf8" },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  },
);

test("the packed command line makes what is committed", { timeout: TIMEOUT }, () => {
  const program = join(installed, "graphslice/dist/main.js");
  expect(readFileSync(program, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "check"], {
    cwd: project,
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+ files are as they should be\n\d+ recordings still hold\n$/),
    stderr: "",
  });
});
