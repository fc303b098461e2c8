import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generateModels, readModel } from "../src/generate-models.js";
import { compareWithModel } from "../src/slices/compare-with-model.js";
import { readApi, type Api } from "../src/slices/read-api.js";
import { repository } from "./repository.js";

const file = join(repository, "metadata/office-configuration/office-configuration.csdl.xml");
const { model, files } = await generateModels(readModel({ file, text: readFileSync(file) }));
const api = readApi(files);

function withoutType(name: string): Api {
  return Object.fromEntries(Object.entries(api).filter(([key]) => key !== name));
}

function withoutMember(name: string, member: string): Api {
  const { members = {}, ...rest } = api[name] ?? {};
  const kept = Object.entries(members).filter(([key]) => key !== member);
  return { ...api, [name]: { ...rest, members: Object.fromEntries(kept) } };
}

test("nothing of an API is missing as long as nothing is taken away", () => {
  expect(compareWithModel(model, api)).toEqual({ missing: [], unaccounted: [] });
});

test.each([
  ["a type", withoutType("OfficeUserCheckinSummary"), ["microsoft.graph.officeUserCheckinSummary"]],
  [
    "a type for requests",
    withoutType("OfficeConfigurationUpdate"),
    ["microsoft.graph.officeConfiguration (Update)"],
  ],
  [
    "a property",
    withoutMember("OfficeClientConfigurationShape", "priority?"),
    ["microsoft.graph.officeClientConfiguration/priority"],
  ],
  [
    "a navigation property",
    withoutMember("OfficeConfiguration", "clientConfigurations?"),
    ["microsoft.graph.officeConfiguration/clientConfigurations"],
  ],
  [
    "a base type",
    { ...api, OfficeClientConfigurationAssignment: { members: { "target?": "unknown" } } },
    ["microsoft.graph.officeClientConfigurationAssignment, base Entity"],
  ],
  [
    "a parameter",
    withoutMember(
      "OfficeClientConfigurationCollectionUpdatePrioritiesParameters",
      "officeConfigurationPriorities",
    ),
    [
      "microsoft.graph.updatePriorities (OfficeClientConfigurationCollectionUpdatePriorities)/officeConfigurationPolicyIds,officeConfigurationPriorities",
    ],
  ],
  [
    "a result",
    withoutType("OfficeClientConfigurationAssignResult"),
    ["microsoft.graph.assign (OfficeClientConfigurationAssign), result"],
  ],
  [
    "an entry of the register",
    withoutMember("TypesByName", '"microsoft.graph.entity"'),
    ["TypesByName/microsoft.graph.entity"],
  ],
])("%s that is taken away is missing", (_, less, missing) => {
  expect(compareWithModel(model, less)).toEqual({ missing, unaccounted: [] });
});

test("a type that stands for nothing is told", () => {
  const more: Api = { ...api, Surplus: { type: "string" } };
  expect(compareWithModel(model, more)).toEqual({ missing: [], unaccounted: ["Surplus"] });
});
