import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { config, configOf, METADATA, project, runIn, runJson } from "./project.js";

const GENERATED = {
  code: 0,
  out: [
    "books: 4 types, 3 operations",
    "  packages/books-models: 16 files to write, 0 unchanged",
    "  1 reference leads out of the slice; --verbose lists them",
  ],
  err: [],
};
const TYPED = `import { defineConfig } from "graphslice";

const books = { metadata: "${METADATA}", roots: ["books"], out: "packages" };
export default defineConfig({ slices: { books: { ...books, packages: ["models"] } } });
`;

describe("forms", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["graphslice.config.ts", TYPED],
    ["graphslice.config.mts", TYPED],
    [
      "graphslice.config.js",
      `module.exports = ${JSON.stringify({ slices: { books: { metadata: METADATA, roots: ["books"], out: "packages", packages: ["models"] } } })};`,
    ],
    ["graphslice.config.mjs", config()],
  ];

  test.each(cases)("%s", async (name, text) => {
    const cwd = project({ [name]: text });
    expect(await runIn(cwd, "generate", "--dry-run")).toEqual(GENERATED);
  });

  test("a config in TypeScript takes what it likes from files beside it", async () => {
    const cwd = project({
      "graphslice.config.ts": `import { books } from "./books.js";\nexport default { slices: { books } };\n`,
      "books.ts": `export const books = ${JSON.stringify({ metadata: METADATA, roots: ["books"], out: "packages", packages: ["models"] })} as const;\n`,
    });
    expect(await runIn(cwd, "generate", "--dry-run")).toEqual(GENERATED);
  });

  test("a config in TypeScript that changes is loaded as it is now", async () => {
    const cwd = project({ "node_modules/x": "", "a.ts": config(), "b.ts": config({ roots: [] }) });
    const first = await runIn(cwd, "generate", "--dry-run", "-c", "a.ts");
    const second = await runIn(cwd, "generate", "--dry-run", "-c", "b.ts");
    expect(first.out[0]).toBe("books: 4 types, 3 operations");
    expect(second.out[0]).toBe("books: 8 types, 4 operations");
  });
});

describe("place", () => {
  test("the nearest one at or above the working directory; its paths are relative to it", async () => {
    const cwd = project({
      "graphslice.config.mjs": configOf({}),
      "inner/graphslice.config.mjs": config({ metadata: `../${METADATA}` }),
      "inner/deep/x": "",
    });
    expect(await runIn(join(cwd, "inner/deep"), "generate", "--dry-run")).toEqual({
      ...GENERATED,
      out: GENERATED.out.with(1, "  ../packages/books-models: 16 files to write, 0 unchanged"),
    });
  });

  test("the one that --config names", async () => {
    const cwd = project({ "configs/books.mjs": config({ metadata: `../${METADATA}`, out: ".." }) });
    expect(await runIn(cwd, "generate", "--dry-run", "--config", "configs/books.mjs")).toEqual({
      ...GENERATED,
      out: GENERATED.out.with(1, "  books-models: 16 files to write, 0 unchanged"),
    });
  });

  const cases: readonly (readonly [string, string])[] = [
    ["nope.ts", "nope.ts does not exist"],
    ["folder", "folder is a folder; expected a file"],
    [
      METADATA,
      `${METADATA} is no config; expected TypeScript or JavaScript, such as graphslice.config.ts`,
    ],
  ];
  test.each(cases)("--config %s", async (path, message) => {
    const cwd = project();
    mkdirSync(join(cwd, "folder"));
    expect(await runIn(cwd, "check", "-c", path)).toEqual({
      code: 2,
      out: [],
      err: [`error: --config: ${message}`, "see graphslice check --help"],
    });
  });
});

describe("slices", () => {
  const books = { metadata: METADATA, roots: ["books"], out: "packages" };
  const cwd = (): string =>
    project({
      "graphslice.config.mjs": configOf({ books, people: { ...books, roots: ["people"] } }),
    });

  test("all of them", async () => {
    const { code, out } = await runIn(cwd(), "generate", "--dry-run");
    expect({ code, slices: out.filter((line) => !line.startsWith(" ")) }).toEqual({
      code: 0,
      slices: ["books: 4 types, 3 operations", "people: 3 types, 0 operations"],
    });
  });

  test("those that --slice names, each once", async () => {
    const words = ["--slice", "people", "--slice", "people"];
    expect(await runJson(cwd(), "generate", "--dry-run", ...words)).toMatchObject({
      slices: [{ name: "people" }],
    });
  });

  const unknown: readonly (readonly [string, string])[] = [
    ["poeple", 'the config has no slice "poeple"; did you mean "people"?'],
    ["toString", 'the config has no slice "toString"; it has books, people'],
  ];
  test.each(unknown)("--slice %s", async (name, message) => {
    expect(await runIn(cwd(), "generate", "--slice", name)).toEqual({
      code: 2,
      out: [],
      err: [`error: ${message}`],
    });
  });

  test("no package stands in another's folder", async () => {
    const inside = { ...books, packages: ["models"], out: "packages/books-models/src" };
    const cwd = project({ "graphslice.config.mjs": configOf({ books, inside }) });
    expect(await runIn(cwd, "generate")).toEqual({
      code: 2,
      out: [],
      err: [
        'error: packages/books-models/src/inside-models cannot stand in packages/books-models, which is another package\'s folder; change "out" of one of their slices',
      ],
    });
  });
});

describe("faults", () => {
  const books = `metadata: "${METADATA}", roots: ["books"], out: "packages"`;
  const slice = (members: string): string =>
    `export default { slices: { books: { ${members} } } };`;
  const shape = 'expected "export default defineConfig({ slices: { … } })" but found';
  const list = "expected a list of non-empty strings, but found";
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["", [`${shape} undefined`]],
    ["export const slices = {};", [`${shape} undefined`]],
    ["export default 1;", [`${shape} 1`]],
    ["const make = () => ({});\nexport default make;", [`${shape} [Function: make]`]],
    ["export default [];", [`${shape} []`]],
    [
      "export default { slice: {} };",
      [
        '"slice" is not known; expected "slices"',
        "slices: expected an object with a slice or more by name but found undefined",
      ],
    ],
    [
      "export default { slices: {} };",
      ["slices: expected an object with a slice or more by name but found {}"],
    ],
    [
      "export default { slices: { books: null } };",
      ["slices.books: expected an object but found null"],
    ],
    [
      `export default { slices: { "My Books": { ${books} } } };`,
      ['slices: expected names in kebab case, such as "my-users", but found "My Books"'],
    ],
    [
      slice(""),
      [
        'slices.books: "metadata" is missing',
        'slices.books: "roots" is missing',
        'slices.books: "out" is missing',
      ],
    ],
    [
      slice(`${books}, excludes: []`),
      ['slices.books: "excludes" is not known; did you mean "exclude"?'],
    ],
    [
      slice(`${books}, types: 1`),
      [
        'slices.books: "types" is not known; expected metadata, source, overlay, roots, include, exclude, navigation, out, scope, packages, baseUrl, ignore, recordings, packageJson',
      ],
    ],
    [
      slice(`${books}, metadata: 1`),
      ["slices.books.metadata: expected a non-empty string, but found 1"],
    ],
    [
      slice(`${books}, source: "v2.0"`),
      [
        'slices.books.source: expected "v1.0", "beta" or the URL of a $metadata, without a password, but found "v2.0"',
      ],
    ],
    [
      slice(`${books}, overlay: ""`),
      ['slices.books.overlay: expected a non-empty string, but found ""'],
    ],
    [slice(`${books}, out: " "`), ['slices.books.out: expected a non-empty string, but found " "']],
    [slice(`${books}, roots: "books"`), [`slices.books.roots: ${list} "books"`]],
    [slice(`${books}, roots: ["books", ""]`), [`slices.books.roots: ${list} [ 'books', '' ]`]],
    [slice(`${books}, include: [1]`), [`slices.books.include: ${list} [ 1 ]`]],
    [slice(`${books}, exclude: {}`), [`slices.books.exclude: ${list} {}`]],
    ...["-1", "1.5", '"some"', "NaN"].map((depth): readonly [string, readonly string[]] => [
      slice(`${books}, navigation: ${depth}`),
      [
        `slices.books.navigation: expected "contained", "all" or a number of hops, but found ${depth}`,
      ],
    ]),
    [
      slice(`${books}, scope: "contoso"`),
      ['slices.books.scope: expected an npm scope such as "@contoso", but found "contoso"'],
    ],
    ...[`["clients"]`, `["models", "models"]`, "[]"].map(
      (packages): readonly [string, readonly string[]] => [
        slice(`${books}, packages: ${packages}`),
        [
          `slices.books.packages: expected a list of some of "models", "validators", "client", "mocks", each once, but found ${packages.replaceAll('"', "'").replace(/\[(.+)\]/, "[ $1 ]")}`,
        ],
      ],
    ),
    [
      slice(`${books}, packageJson: { license() {} }`),
      [
        "slices.books.packageJson: expected an object of JSON values, but found { license: [Function: license] }",
      ],
    ],
    [
      slice(`${books}, packageJson: { version: "1.0.0" }`),
      [
        `slices.books.packageJson: expected no "version", which is made of the slice's name or kept from the last release, but found { version: '1.0.0' }`,
      ],
    ],
  ];

  test.each(cases)("%s", async (text, faults) => {
    const cwd = project({ "graphslice.config.mjs": text });
    expect(await runIn(cwd, "generate")).toEqual({
      code: 2,
      out: [],
      err: faults.map((fault) => `error: graphslice.config.mjs: ${fault}`),
    });
  });

  test("what may be left out may be undefined", async () => {
    const rest = "overlay: undefined, scope: undefined, navigation: undefined";
    const text = slice(`${books}, packages: ["models"], ${rest}`);
    const cwd = project({ "graphslice.config.mjs": text });
    expect(await runIn(cwd, "generate", "--dry-run")).toEqual(GENERATED);
  });
});

describe("code that fails", () => {
  const cases: readonly (readonly [string, string, string | RegExp])[] = [
    ["graphslice.config.ts", 'throw new Error("no token");', "no token"],
    ["graphslice.config.mjs", 'throw new Error("no token");', "no token"],
    ["graphslice.config.ts", 'throw "no token";', "no token"],
    ["graphslice.config.ts", "export default {", /Unexpected token .*graphslice\.config\.ts:1:16/],
    [
      "graphslice.config.ts",
      'import { x } from "./nope.js"; export default x;',
      /Cannot find module '\.\/nope\.js'/,
    ],
  ];

  test.each(cases)("%s: %s", async (name, text, reason) => {
    const cwd = project({ [name]: text });
    const { code, out, err } = await runIn(cwd, "generate");
    expect({ code, out, lines: err.length }).toEqual({ code: 2, out: [], lines: 1 });
    const prefix = `error: ${name}: cannot be loaded: `;
    expect(err[0]?.slice(0, prefix.length)).toBe(prefix);
    expect(err[0]?.slice(prefix.length)).toMatch(reason);
  });

  test("--verbose shows where", async () => {
    const cwd = project({ "graphslice.config.ts": "\n\nnull.slices;" });
    const { code, err } = await runIn(cwd, "generate", "--verbose");
    expect(code).toBe(2);
    expect(err.join("\n")).toMatch(/\n {4}at .*graphslice\.config\.ts:3:/);
  });
});
