import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { PROGRAM, runChild, runProgram } from "./child-process.js";
import { METADATA, project, projectWithConfig } from "./project.js";

describe("exit codes, standard output and standard error", () => {
  const absent = "but not in slice books; to have it there, make it a root or an include";
  const cases: readonly (readonly [string, number, string, string])[] = [
    ["explain book", 0, "books\n  contoso.library.book: root books\n", ""],
    ["explain person", 1, "", `error: contoso.library.person is in the metadata ${absent}\n`],
    ["check --bogus", 2, "", "error: unknown option '--bogus'\nsee graphslice check --help\n"],
    [
      "check",
      3,
      expect.stringMatching(/^packages\/books-models\/\.graphslice\.json: is missing\n/),
      "drift: 16 files; run graphslice generate and commit the result\n",
    ],
  ];
  test.each(cases)("%s: %i", async (words, code, out, err) => {
    const cwd = projectWithConfig();
    const outcome = await runChild(words.split(" "), { cwd });
    expect(outcome).toEqual({ code, signal: null, out, err });
  });

  test("validate reads standard input: 3", async () => {
    const outcome = await runChild(["validate", "-", "--type", "book"], {
      cwd: projectWithConfig(),
      meanwhile: ({ stdin }) => stdin?.end('{ "id": 1 }'),
    });
    expect(outcome).toEqual({
      code: 3,
      signal: null,
      out: `standard input: response, as contoso.library.book
  standard input:/id: Invalid id: expected String but received 1
`,
      err: "invalid: 1 of 1 body, 1 issue\n",
    });
  });

  const json: readonly (readonly [string, number])[] = [
    ["generate --json", 0],
    ["check --json", 3],
    ["explain item --json", 0],
    ["slice --out books.xml --json", 0],
    ["validate books.json nothing.json --type book --json", 1],
  ];
  test.each(json)("%s: %i, one JSON value and nothing else", async (words, code) => {
    const cwd = projectWithConfig({ exclude: ["*.nothing"] });
    const outcome = await runChild(words.split(" "), { cwd });
    expect(outcome.code).toBe(code);
    expect(JSON.parse(outcome.out)).toBeTypeOf("object");
  });
});

describe("configs that Node loads itself", () => {
  const slices = JSON.stringify({ books: { metadata: METADATA, roots: ["books"], out: "." } });
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ["graphslice.config.mjs", `export default { slices: ${slices} };`, {}],
    ["graphslice.config.js", `module.exports = { slices: ${slices} };`, {}],
    [
      "graphslice.config.js",
      `export default { slices: ${slices} };`,
      { "package.json": '{ "type": "module" }' },
    ],
  ];
  test.each(cases)("%s: %s", async (name, text, files) => {
    const cwd = project({ [name]: text, ...files });
    expect(await runChild(["explain", "book"], { cwd })).toMatchObject({ code: 0, err: "" });
  });
});

describe("a reader that has seen enough", () => {
  const cases: readonly (readonly [string, number])[] = [
    ["slice", 0],
    ["check", 3],
  ];
  test.each(cases)("%s: %i all the same", async (words, code) => {
    const outcome = await runChild(words.split(" "), {
      cwd: projectWithConfig(),
      meanwhile: ({ stdout }) => stdout?.destroy(),
    });
    const drift = "drift: 16 files; run graphslice generate and commit the result\n";
    expect(outcome).toEqual({ code, signal: null, out: "", err: code === 3 ? drift : "" });
  });

  test("of standard error", async () => {
    const outcome = await runChild(["check", "--bogus"], {
      cwd: projectWithConfig(),
      meanwhile: ({ stderr }) => stderr?.destroy(),
    });
    expect(outcome).toMatchObject({ code: 2, out: "", err: "" });
  });
});

test.skipIf(!existsSync("/dev/full"))("output that cannot be written is an error", async () => {
  const words = ["-c", '"$0" "$1" slice >/dev/full', process.execPath, PROGRAM];
  expect(await runProgram("sh", words, { cwd: projectWithConfig() })).toEqual({
    code: 1,
    signal: null,
    out: "",
    err: expect.stringMatching(/^error: the output cannot be written: ENOSPC.*\n$/),
  });
});

test("an interrupt ends it at once, with nothing written", async () => {
  const cwd = project();
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const words = ["--metadata", `http://127.0.0.1:${port}/`, "--name", "all", "--out", "packages"];
  const outcome = await runChild(["generate", ...words], {
    cwd,
    meanwhile: (child) => server.once("request", () => child.kill("SIGINT")),
  });
  expect(outcome).toEqual({ code: null, signal: "SIGINT", out: "", err: "" });
  expect(existsSync(join(cwd, "packages"))).toBe(false);
});

const hasScript = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

describe.skipIf(!hasScript)("on a terminal, which script(1) stands for", () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, boolean])[] = [
    ["colours", "", { TERM: "xterm" }, true],
    ["none with NO_COLOR", "", { TERM: "xterm", NO_COLOR: "1" }, false],
    ["colours with NO_COLOR that is empty", "", { TERM: "xterm", NO_COLOR: "" }, true],
    ["none with --no-color", " --no-color", { TERM: "xterm" }, false],
    ["none where there are none", "", { TERM: "dumb" }, false],
  ];
  test.each(cases)("%s", async (_title, flag, env, isColored) => {
    const command = `"${process.execPath}" "${PROGRAM}" check --bogus${flag}`;
    const words = ["-qec", command, "/dev/null"];
    const { code, out } = await runProgram("script", words, { cwd: project(), env });
    const error = isColored ? "\u001b[31merror\u001b[39m" : "error";
    expect({ code, out }).toEqual({
      code: 2,
      out: `${error}: unknown option '--bogus'\r\nsee graphslice check --help\r\n`,
    });
  });
});
