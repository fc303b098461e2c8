import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse-query.js";
import { parsePath } from "../../src/uri/parse-path.js";
import { UriError } from "../../src/uri/uri-error.js";

/** Lines of a table, whose cells tabs separate; a tab within a cell is `\t`. */
function readTable(name: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`grammar/${name}.tsv`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.replaceAll(String.raw`\t`, "\t")));
}

/** Reads a path in which only keys are no names. @throws {UriError} */
function readPath(text: string): void {
  for (const [index, segment] of parsePath(text).entries()) {
    if (segment.kind !== "text") continue;
    if (index === 0 || segment.text.includes("(")) throw segment.problem;
  }
}

/** What reads each kind of text. Expressions stand in a filter. */
const readers: Record<string, { before: string; parse: (text: string) => void }> = {
  path: { before: "", parse: readPath },
  options: { before: "", parse: parseQuery },
  expression: { before: "$filter=", parse: parseQuery },
};

/** The error of a text, at its position in the text. */
function judge(kind: string, text: string): { message: string; position: number } | undefined {
  if (kind === "url") {
    const question = text.indexOf("?");
    const options = judge("options", text.slice(question + 1));
    return (
      judge("path", text.slice(0, question)) ??
      (options && { ...options, position: options.position + question + 1 })
    );
  }
  const reader = readers[kind];
  if (reader === undefined) throw new Error(kind);
  const { before, parse } = reader;
  try {
    parse(before + text);
    return undefined;
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    return { message: error.message, position: error.position - before.length };
  }
}

describe("the grammar of URLs", () => {
  it.each(readTable("accepted"))("has the %s %s", (kind = "", text = "") => {
    expect(judge(kind, text)?.message).toBeUndefined();
  });

  it.each(readTable("rejected"))(
    "has no %s that is wrong at %s: %s",
    (kind = "", at = "", text = "") => {
      // At the latest where the text stops being the start of something right.
      expect(judge(kind, text)?.position, "accepted").toBeLessThanOrEqual(Number(at));
    },
  );

  it("is left at the place where a text goes wrong, or before", () => {
    for (const [kind = "", text = ""] of readTable("accepted")) {
      const isOption = /^\$?(?:filter|orderby|select|expand)=(?!.*(?:search|&))/i.test(text);
      if (kind !== "expression" && !(kind === "options" && isOption)) continue;
      for (let end = isOption ? text.indexOf("=") + 1 : 0; end < text.length; end++) {
        // No text goes on with this, but for a string, which then does not end.
        const wrong = `${text.slice(0, end)}\\`;
        expect(judge(kind, wrong)?.position ?? Infinity, wrong).toBeLessThanOrEqual(end);
      }
    }
  });
});
