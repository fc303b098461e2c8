import { hasErrors } from "@graphslice/csdl";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSlice } from "../../src/read-slice.js";
import { readStructure } from "../../src/verify/read-structure.js";
import { escapeXml } from "../csdl-text.js";
import {
  filesOf,
  generateClient,
  generateModels,
  generateShop,
  type Files,
} from "../generate-models.js";
import { findCode } from "./find-code.js";
import { hostileText } from "./hostile-text.js";
import { readDocTags } from "./read-doc-tags.js";
import { replaceAttribute, TEXT_SLOTS, writeTexts } from "./slots.js";

const TIMEOUT = 60_000;

/** The modules that something of the metadata gets to. */
function modulesOf(files: Files): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files).filter(([path]) => path.endsWith(".ts") && path !== "src/odata.ts");
}

function codeOf(files: Files): readonly string[] {
  return modulesOf(files).flatMap(([path, text]) => findCode(path, text));
}

/** What files consist of, for the compiler and for editors. */
function describeFiles(files: Files): unknown {
  return {
    paths: Object.keys(files),
    modules: modulesOf(files).map(([path, text]) => [
      path,
      readStructure(path, text),
      readDocTags(text),
    ]),
    api: files["api.json"],
    manifest: files["package.json"],
    readme: files["README.md"],
  };
}

describe("texts of the metadata", () => {
  test("change comments only, whatever they are", { timeout: TIMEOUT }, async () => {
    const plain = describeFiles(await generateModels({ text: writeTexts(TEXT_SLOTS) }));
    const texts = fc.array(hostileText.map(escapeXml), {
      minLength: TEXT_SLOTS.length,
      maxLength: TEXT_SLOTS.length,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const files = await generateModels({ text: writeTexts(given) });
        expect(describeFiles(files)).toEqual(plain);
        expect(codeOf(files)).toEqual([]);
        const hidden = /[\u0000-\u0009\u000b-\u001f\u0085\u200b-\u200f\u2028-\u202e\ufeff]/;
        for (const [path, text] of Object.entries(files)) expect(text, path).not.toMatch(hidden);
      }),
      { numRuns: 40 },
    );
  });
});

describe("code in any attribute", () => {
  const attack = fc.oneof(
    hostileText,
    fc.constantFrom(
      'x"; globalThis.pwned = true; //',
      "x { } globalThis.pwned = true; interface y",
      "1; globalThis.pwned = true",
      "../../../evil",
      "__proto__",
      "constructor",
      "Collection(Edm.String)",
      "microsoft.graph.shelf",
      "max",
      "-1",
    ),
  );

  test("is rejected, or emitted without an effect", { timeout: TIMEOUT }, async () => {
    const outcomes = { rejected: 0, emitted: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat(), attack, fc.boolean(), async (at, code, isAppended) => {
        const text = replaceAttribute(at, escapeXml(code), isAppended);
        const { slice, diagnostics } = readSlice({
          metadata: { file: "input.csdl.xml", text },
          selection: { roots: [] },
        });
        if (slice === undefined) {
          expect(hasErrors(diagnostics)).toBe(true);
          outcomes.rejected += 1;
          return;
        }
        const files = filesOf(await generateShop(slice.model));
        const client = await generateClient({ text });
        const interfaces = modulesOf(client).filter(([path]) => /graph\//.test(path));
        expect(interfaces.flatMap(([path, emitted]) => findCode(path, emitted))).toEqual([]);
        for (const path of Object.keys(files)) {
          expect(path).toMatch(/^(?:types\/|src\/(?:[\w.]+\/)?)?[\w.-]+\.(?:ts|json|md)$/);
        }
        expect(codeOf(files)).toEqual([]);
        outcomes.emitted += 1;
      }),
      { numRuns: 250 },
    );
    expect(outcomes.rejected).toBeGreaterThan(25);
    expect(outcomes.emitted).toBeGreaterThan(15);
  });
});
