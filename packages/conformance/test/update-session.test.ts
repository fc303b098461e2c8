import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runLine, writeNpx } from "./documentation/project.js";
import { replaySession } from "./documentation/replay-session.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const GUIDE = join(repository, "docs/update.md");
const SESSION = join(repository, "packages/conformance/test/session");
const RELEASED = "1.4.0";
const KINDS = ["models", "validators", "client", "mocks"];

/** Makes a directory the project of docs/update.md: with last week's metadata, and packages that were released. */
function layOutSession(directory: string): void {
  writeNpx(directory);
  for (const file of ["graphslice.config.ts", "this-week.csdl.xml", "next-week.csdl.xml"]) {
    cpSync(join(SESSION, file), join(directory, file));
  }
  mkdirSync(join(directory, "metadata/places"), { recursive: true });
  cpSync(join(SESSION, "last-week.csdl.xml"), join(directory, "metadata/places/places.csdl.xml"));
  const manifest = { name: "contoso", private: true, type: "module", workspaces: ["packages/*"] };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  mkdirSync(join(directory, ".changeset"));
  writeFileSync(
    join(directory, ".changeset/config.json"),
    JSON.stringify({ changelog: "@changesets/cli/changelog", baseBranch: "main" }),
  );
  generate(directory);
  for (const kind of KINDS) {
    const file = join(directory, `packages/places-${kind}/package.json`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"version": "0.0.0"', `"version": "${RELEASED}"`));
  }
  generate(directory);
}

function generate(directory: string): void {
  expect(runLine("npx graphslice generate --quiet", directory)).toEqual({
    status: 0,
    output: "",
    errors: "",
  });
}

test(
  "the session of docs/update.md goes as it is told; vitest --update tells it anew",
  { timeout: 120_000 },
  async () => {
    const directory = temporaryDirectory();
    layOutSession(directory);
    const statuses = new Map<string, number | null>();
    const replayed = replaySession(readFileSync(GUIDE, "utf8"), (command) => {
      const outcome = runLine(command, directory);
      statuses.set(command, outcome.status);
      return outcome;
    });
    await expect(replayed).toMatchFileSnapshot(GUIDE);
    expect([...statuses].filter(([, status]) => status !== 0)).toEqual([
      ["npx graphslice update --from next-week.csdl.xml", 1],
    ]);

    const manifests = KINDS.map((kind): unknown =>
      JSON.parse(readFileSync(join(directory, `packages/places-${kind}/package.json`), "utf8")),
    );
    expect(manifests).toEqual(KINDS.map(() => expect.objectContaining({ version: "2.0.0" })));
    for (const kind of KINDS) {
      const log = readFileSync(join(directory, `packages/places-${kind}/CHANGELOG.md`), "utf8");
      expect(log).toContain("## 2.0.0\n\n### Major Changes\n\n- New metadata for the slice");
    }
  },
);
