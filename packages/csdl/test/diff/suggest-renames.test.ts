import { expect, test } from "vitest";
import { isElsewhere } from "../../src/diff/find-elsewhere.js";
import { diffModels } from "../../src/diff/diff-models.js";
import { suggestRenames } from "../../src/diff/suggest-renames.js";
import { selectModel } from "../../src/select/select-model.js";
import { diffText, readModel } from "./diff-text.js";

const type = (name: string, ...properties: readonly string[]): string =>
  `<ComplexType Name="${name}">${properties.map((each) => `<Property Name="${each}" Type="Edm.String"/>`).join("")}</ComplexType>`;

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a spelling that was corrected",
    type("a", "verison"),
    type("a", "version"),
    ["verison -> version"],
  ],
  [
    "a word that was abbreviated",
    type("a", "appProxy"),
    type("a", "applicationProxy"),
    ["appProxy -> applicationProxy"],
  ],
  [
    "a type with the same members",
    type("Info", "x", "y"),
    type("info", "x", "y"),
    ["Info -> info"],
  ],
  ["no other name", type("a", "height"), type("a", "colour"), []],
  ["no other shape", type("Info", "x"), type("info", "z"), []],
  ["each once", type("a", "nameA", "nameB"), type("a", "nameC"), ["nameA -> nameC"]],
];

test.each(cases)("suggests %s", (_, before, after, expected) => {
  const end = (path: string): string =>
    path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(".")) + 1);
  const renames = suggestRenames(diffText(before, after)).map(
    ({ removed, added }) => `${end(removed.path)} -> ${end(added.path)}`,
  );
  expect(renames).toEqual(expected);
});

test("what left a slice is known to be elsewhere, what is gone is not", () => {
  const whole = {
    before: readModel(
      `<ComplexType Name="root"><Property Name="p" Type="self.kept"/><Property Name="q" Type="self.gone"/></ComplexType>${type("kept")}${type("gone")}`,
    ),
    after: readModel(`${type("root")}${type("kept")}`),
  };
  const selection = { roots: ["shop.root"] };
  const changes = diffModels(
    selectModel(whole.before, selection).model,
    selectModel(whole.after, selection).model,
  ).filter(({ element }) => element === "ComplexType");
  expect(changes.map((change) => [change.path, isElsewhere(change, whole)])).toEqual([
    ["shop.gone", false],
    ["shop.kept", true],
  ]);
});
