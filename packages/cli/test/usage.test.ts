import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { METADATA, project, projectWithConfig, runIn } from "./project.js";

const HELP = "see graphslice --help";
const HELP_GENERATE = "see graphslice generate --help";

describe("words that are no command", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["bogus", ["error: unknown command 'bogus'", HELP]],
    ["genrate", ["error: unknown command 'genrate'", "(Did you mean generate?)", HELP]],
    ["--bogus", ["error: unknown option '--bogus'", HELP]],
    ["--json generate", ["error: unknown option '--json'", HELP]],
    [
      "generate --rot books",
      ["error: unknown option '--rot'", "(Did you mean --root?)", HELP_GENERATE],
    ],
    [
      "generate books",
      ["error: too many arguments for 'generate'. Expected 0 arguments but got 1.", HELP_GENERATE],
    ],
    ["generate --root", ["error: option '--root <root>' argument missing", HELP_GENERATE]],
    ["explain", ["error: missing required argument 'name'", "see graphslice explain --help"]],
    [
      "generate --quiet --verbose",
      ["error: option '--quiet' cannot be used with option '--verbose'", HELP_GENERATE],
    ],
    ["slice --name books", ["error: unknown option '--name'", "see graphslice slice --help"]],
  ];

  test.each(cases)("%s", async (words, err) => {
    const outcome = await runIn(project(), ...words.split(" "));
    expect(outcome).toEqual({ code: 2, out: [], err });
  });
});

describe("values of flags", () => {
  const text = "Expected some text.";
  const cases: readonly (readonly [string, string, string])[] = [
    ["--metadata <file>", "", text],
    ["--overlay <file>", "", text],
    ["-c, --config <file>", " ", text],
    ["--slice <name>", "", text],
    ["--root <root>", "", text],
    ["--include <type>", "", text],
    ["--exclude <pattern>", "", text],
    ["--out <folder>", "", text],
    ["--name <name>", "", "Expected kebab case, such as office-configuration."],
    ["--name <name>", "my_books", "Expected kebab case, such as office-configuration."],
    ["--name <name>", "../books", "Expected kebab case, such as office-configuration."],
    ["--scope <scope>", "contoso", "Expected an npm scope, such as @contoso."],
    ["--navigation <depth>", "1e3", 'Expected "contained", "all" or a number of hops.'],
    ["--navigation <depth>", "-1", 'Expected "contained", "all" or a number of hops.'],
  ];

  test.each(cases)("%s %j", async (option, value, message) => {
    const flag = /--\w+/.exec(option)?.[0] ?? "";
    const outcome = await runIn(project(), "generate", flag, value);
    expect(outcome).toEqual({
      code: 2,
      out: [],
      err: [`error: option '${option}' argument '${value}' is invalid. ${message}`, HELP_GENERATE],
    });
  });

  test("--only", async () => {
    const outcome = await runIn(projectWithConfig(), "generate", "--only", "models, clients");
    expect(outcome).toEqual({
      code: 2,
      out: [],
      err: [
        'error: --only: expected some of models, validators, client, mocks but found "clients"',
        HELP_GENERATE,
      ],
    });
  });
});

describe("flags that do not go together", () => {
  const stray = (flags: string): string =>
    `error: ${flags} cannot be used without --metadata FILE: slices of a config are described there`;
  const cases: readonly (readonly [string, string])[] = [
    ["generate --root books", stray("--root")],
    ["generate --include contoso.library.page", stray("--include")],
    ["generate --exclude *.page", stray("--exclude")],
    ["generate --navigation all", stray("--navigation")],
    ["generate --name books", stray("--name")],
    ["generate --out packages", stray("--out")],
    ["generate --scope @contoso", stray("--scope")],
    ["generate --overlay overlay.xml", stray("--overlay")],
    ["check --out packages --name books", stray("--name, --out")],
    ["explain book --root books", stray("--root")],
    ["slice --root books --out books.xml", stray("--root")],
    [
      `generate --metadata ${METADATA} --config graphslice.config.mjs`,
      "error: option '--metadata <file>' cannot be used with option '-c, --config <file>'",
    ],
    [
      `explain book --metadata ${METADATA} --slice books`,
      "error: option '--metadata <file>' cannot be used with option '--slice <name>'",
    ],
    [
      `generate --metadata ${METADATA}`,
      "error: with --metadata, say also --name NAME and --out DIR",
    ],
    [`generate --metadata ${METADATA} --name books`, "error: with --metadata, say also --out DIR"],
    [`check --metadata ${METADATA} --out packages`, "error: with --metadata, say also --name NAME"],
    [
      "slice --json",
      "error: with --json, say also --out FILE; otherwise the CSDL is what is printed",
    ],
  ];

  test.each(cases)("%s", async (words, message) => {
    const outcome = await runIn(projectWithConfig(), ...words.split(" "));
    const [command] = words.split(" ");
    expect(outcome).toEqual({
      code: 2,
      out: [],
      err: [message, `see graphslice ${command} --help`],
    });
  });
});

describe("neither a config nor metadata", () => {
  const packaged = ", or say --metadata FILE --root ROOT --name NAME --out DIR";
  const selected = ", or say --metadata FILE --root ROOT";
  // What a command is told to say are flags that it has.
  test.each([
    ["generate", packaged],
    ["check", packaged],
    ["explain user", selected],
    ["slice", selected],
    ["validate user.json", selected],
    ["mock", selected],
    ["diff old.xml new.xml --slice books", ", or say --root ROOT without --slice"],
    ["update", ""],
  ])("%s", async (words, instead) => {
    const [command] = words.split(" ");
    expect(await runIn(project(), ...words.split(" "))).toEqual({
      code: 2,
      out: [],
      err: [
        `error: there is no graphslice.config.ts here or above; write one${instead}`,
        `see graphslice ${command} --help`,
      ],
    });
  });
});

describe("help", () => {
  test.each(["--help", "-h", "help"])("graphslice %s names the commands", async (word) => {
    const { code, out, err } = await runIn(project(), word);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    for (const command of ["generate", "check", "explain", "slice", "validate", "pull"]) {
      expect(out.join("\n")).toMatch(new RegExp(`^  ${command} `, "m"));
    }
  });

  test("without a word, it is there and an error", async () => {
    const { code, out, err } = await runIn(project());
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err[0]).toBe("Usage: graphslice [options] [command]");
  });

  test.each(["generate", "check", "explain", "slice", "validate"])("%s --help", async (command) => {
    const { code, out, err } = await runIn(project(), command, "--help");
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out[0]).toMatch(new RegExp(`^Usage: graphslice ${command} \\[options\\]`));
    expect(out.join("\n")).toContain("--root <root>");
  });
});

test("version", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(await runIn(project(), "--version")).toEqual({ code: 0, out: [version], err: [] });
});
