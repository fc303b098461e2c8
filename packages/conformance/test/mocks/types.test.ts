import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import { readModel } from "../../src/generate-models.js";
import { checkMocks } from "../../src/mocks/mocks-package.js";
import { installPackages } from "../../src/packages/install-packages.js";
import { installWhole } from "../install-whole.js";
import { hasMaterial } from "../material.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";

const directory = temporaryDirectory();
const TIMEOUT = 120_000;

function read(path: string): { readonly file: string; readonly text: Uint8Array } {
  const file = join(repository, path);
  return { file, text: readFileSync(file) };
}

const office = readModel(
  read("metadata/office-configuration/office-configuration.csdl.xml"),
  read("metadata/office-configuration/overlay.xml"),
);

/** What the compiler says of a model's mocks, and of a consumer's module. */
async function check(
  name: string,
  model: Model,
  place: string,
  consumer?: string,
): Promise<readonly string[]> {
  const home = join(directory, place);
  await installPackages({ name, model, kinds: ["models", "mocks"] }, home);
  return checkMocks(name, home, consumer);
}

const consumer = `
import type { OfficeClientConfiguration } from "@example/office-models";
import {
  createMockGraph, createOfficeClientCheckinStatus, createOfficeClientConfiguration,
  createOfficeClientConfigurationAssignment, createOfficeClientConfigurationAssignmentCreate,
  createOfficeConfigurationGroupAssignmentTarget, createWindowsOfficeClientConfiguration,
} from "@example/office-mocks";
import { createHandlers } from "@example/office-mocks/msw";
import { recordings, replay } from "@example/office-mocks/recordings";

const status = createOfficeClientCheckinStatus({ wasSuccessful: false }, { seed: 7 });
export const id: string = status.userId;
export const policy: OfficeClientConfiguration = createWindowsOfficeClientConfiguration(
  { priority: 1, checkinStatuses: [status] },
  { seed: 7, path: "first" },
);
export const any: OfficeClientConfiguration = createOfficeClientConfiguration({
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
});
export const assigned: OfficeClientConfiguration = createWindowsOfficeClientConfiguration(
  {
    userCheckinSummary: { succeededUserCount: 1, failedUserCount: 0 },
    assignments: [
      createOfficeClientConfigurationAssignment({
        target: createOfficeConfigurationGroupAssignmentTarget({ groupId: "all" }),
      }),
    ],
  },
  { depth: 1 },
);
// @ts-expect-error there is no such member of the summary
createWindowsOfficeClientConfiguration({ userCheckinSummary: { all: 1 } });
// @ts-expect-error there is no such option
createWindowsOfficeClientConfiguration({}, { sed: 1 });
export const body: object = createOfficeClientConfigurationAssignmentCreate();
// @ts-expect-error priority is a number
createWindowsOfficeClientConfiguration({ priority: "high" });
// @ts-expect-error what is left out is not undefined
createWindowsOfficeClientConfiguration({ priority: undefined });
// @ts-expect-error there is no such member
createOfficeClientCheckinStatus({ nothing: 1 });
export const mock: object = createMockGraph({ seed: 1 });
// @ts-expect-error the metadata is the slice's own
createMockGraph({ model: "" });
export const handlers: readonly object[] = createHandlers(createMockGraph());
export const fetch: typeof globalThis.fetch = replay(await recordings.empty()).fetch;
// @ts-expect-error there is no such recording
await recordings.nothing();
`;

test(
  "the mocks that ship compile with every check, and say what overrides can be",
  async () => {
    expect(await check("office", office, "office", consumer)).toEqual([]);
  },
  TIMEOUT,
);

test(
  "what does not compile is told",
  async () => {
    const wrong = 'import { createNothing } from "@example/office-mocks";\ncreateNothing();';
    const errors = await check("office", office, "wrong", wrong);
    expect(errors[0]).toMatch(/^mocks-consumer\.ts\(1,10\): error TS2305/);
  },
  TIMEOUT,
);

test(
  "every construct compiles",
  async () => {
    const model = readModel(read("packages/generator/test/mocks/input.csdl.xml"));
    expect(await check("shop", model, "shop")).toEqual([]);
  },
  TIMEOUT,
);

describe("mocks of the whole of Graph", () => {
  if (!hasMaterial) {
    test.skip("compile with every check: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  test.each(["graph-v1.0-2026-08-20", "graph-beta-2021-07-13"])(
    "compile with every check: %s",
    { timeout: 2 * TIMEOUT },
    async (snapshot) => {
      const { name, directory } = await installWhole(snapshot);
      expect(checkMocks(name, directory).slice(0, 20)).toEqual([]);
    },
  );
});
