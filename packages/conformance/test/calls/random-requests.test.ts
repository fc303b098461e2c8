import { describe, expect, test } from "vitest";
import { translateRandom } from "../../src/calls/translate-random.js";
import { model } from "./sample-metadata.js";

const made = translateRandom(model, 1500, 7);
const expressions = made.map(({ translation }) =>
  translation.kind === "call" ? translation.expression : "",
);

describe("requests that are made by chance", () => {
  test("are each another, and the same for the same seed", () => {
    expect(made).toHaveLength(1500);
    expect(new Set(made.map(({ request }) => `${request.method} ${request.url}`)).size).toBe(1500);
    expect(translateRandom(model, 1500, 7)).toEqual(made);
    expect(translateRandom(model, 1500, 8)).not.toEqual(made);
  });

  test("are all written as calls, with all their options", () => {
    const left = made.filter(
      ({ translation }) => translation.kind === "fault" || translation.untyped.length > 0,
    );
    expect(left).toEqual([]);
  });

  test.each([
    ["keys of sets", /^graph\.folders\("[^"]+"\)/],
    ["alternate keys", /graph\.folders\(\{ path: "/],
    ["navigation", /\.children\("/],
    ["casts", /\.\$as\("microsoft\.graph\.sharedFolder"\)/],
    ["streams", /\.photo\.\$get\(\{ as: "response" \}\)/],
    ["raw values", /\.size\.\$value\.\$get\(\)/],
    ["counts", /\.\$count\(/],
    ["references", /\.\$ref\.\$post\(body\)/],
    ["references that are taken out", /\.\$ref\.\$delete\(\{ query: \{ "\$id": "/],
    ["actions", /\.move\.\$post\(body\)/],
    ["functions with parameters", /\.find\(\{ path: /],
    ["parameters by alias", /\.pick\(\{ ids: \[/],
    ["selects", /select: \[/],
    ["nested options", /expand: \{ "\w+": \{ /],
    ["orders", /orderby: \["\w+ desc"/],
    ["filters of the builder", /filter: _\.where\(\(it\) => it\.\w+/],
    ["filters of collections", /\.any\(\(x\) => x\.\w+/],
  ])("have %s", (_, pattern) => {
    expect(expressions.some((expression) => pattern.test(expression))).toBe(true);
  });
});
