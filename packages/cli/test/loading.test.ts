import { describe, expect, test } from "vitest";
import { findLoaded, runChild } from "./child-process.js";
import { BOOKS, config, project, projectWithConfig } from "./project.js";

describe("what is loaded", () => {
  const BIG = {
    csdl: /fast-xml-parser/,
    templates: /handlebars/,
    compiler: /ts-morph/,
    jiti: /jiti/,
    transpiler: /jiti\/dist\/babel/,
  };
  const expectLoaded = async (
    words: readonly string[],
    cwd: string,
    want: readonly (keyof typeof BIG)[],
  ): Promise<void> => {
    const loaded = await findLoaded(words, cwd);
    expect(loaded.some((url) => url.endsWith("/dist/run.js"))).toBe(true);
    const big = Object.entries(BIG).filter(([, part]) => loaded.some((url) => part.test(url)));
    expect(big.map(([name]) => name)).toEqual(want);
  };

  test.each(["--help", "--version", "generate --help", "generate --bogus"])(
    "%s: next to nothing",
    async (words) => {
      await expectLoaded(words.split(" "), project(), []);
    },
  );

  test.each(["generate", "check", "explain book", "slice", "pull --slice nothing"])(
    "%s: nothing that uses the network, unless it pulls",
    async (words) => {
      const loaded = await findLoaded(words.split(" "), projectWithConfig());
      const isPull = words.startsWith("pull");
      const network = loaded.some((url) => url.endsWith("/dist/pull/request-metadata.js"));
      expect({ words, network }).toEqual({ words, network: isPull });
    },
  );

  test("a first run: all but what loads TypeScript", async () => {
    const words = ["generate", ...BOOKS, "--out", "packages"];
    await expectLoaded(words, project(), ["csdl", "templates", "compiler"]);
  });

  test("a run that finds everything up to date: no compiler", async () => {
    const cwd = projectWithConfig();
    await runChild(["generate"], { cwd });
    await expectLoaded(["generate"], cwd, ["csdl", "templates"]);
  });

  test("validators are interpreted: no compiler", async () => {
    const cwd = project({ "x.json": "{}" });
    await expectLoaded(["validate", "x.json", ...BOOKS.slice(0, 4), "--type", "book"], cwd, [
      "csdl",
      "templates",
    ]);
  });

  test("a second run with a config in TypeScript: nothing is transpiled again", async () => {
    const cwd = project({ "graphslice.config.ts": config(), "node_modules/x": "" });
    await runChild(["generate"], { cwd });
    await expectLoaded(["generate"], cwd, ["csdl", "templates", "jiti"]);
  });
});
