import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createGraphClient } from "@graphslice/office-configuration-client";
import { listContractTests } from "@graphslice/office-configuration-mocks/contract";
import { schemas } from "@graphslice/office-configuration-validators/routes";
import { describe, expect, test } from "vitest";
import { readRecordings } from "../../src/recordings/read-recordings.js";
import { repository } from "../repository.js";

const BASE = "https://graph.microsoft.com/beta";
const recordings = readRecordings(join(repository, "metadata/office-configuration/recordings"));
const tests = listContractTests({ createGraphClient, schemas });

describe("the contract of officeConfiguration", () => {
  for (const { name, run } of tests) test(name, run);
});

test("each recording is held against the client and the Graph in memory", () => {
  const names = recordings.map(({ file }) => file.replace(/\.har$/, ""));
  expect(tests.map(({ recording, against }) => `${recording} ${against}`)).toEqual(
    names.flatMap((name) => [`${name} client`, `${name} memory`]),
  );
});

test("the page and the package's README show the same test file", () => {
  const read = (file: string): string => readFileSync(join(repository, file), "utf8");
  const readme = read("packages/office-configuration-mocks/README.md");
  const [, example] = /## The contract\n\n(```ts\n.*?```)/s.exec(readme) ?? [];
  expect(example).toContain("for (const { name, run } of tests) test(name, run);");
  expect(read("docs/mock.md")).toContain(example);
});

test.each(recordings)("$file says where it comes from", ({ har }) => {
  expect(har.log.comment).toMatch(/by hand after the public reference/);
});

test("every route of the contract was recorded", () => {
  const routes = new Set(
    recordings.flatMap(({ har }) =>
      har.log.entries.map(({ request }) => `${request.method} ${templateOf(request.url)}`),
    ),
  );
  expect([...routes].toSorted()).toMatchInlineSnapshot(`
    [
      "DELETE /officeConfiguration",
      "DELETE /officeConfiguration/clientConfigurations/{id}",
      "DELETE /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "DELETE /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "DELETE /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
      "GET /officeConfiguration",
      "GET /officeConfiguration/clientConfigurations",
      "GET /officeConfiguration/clientConfigurations('{id}')",
      "GET /officeConfiguration/clientConfigurations/$count",
      "GET /officeConfiguration/clientConfigurations/microsoft.graph.officeClientConfigurationAssignment",
      "GET /officeConfiguration/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration",
      "GET /officeConfiguration/clientConfigurations/{id}",
      "GET /officeConfiguration/clientConfigurations/{id}/assign",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments/$count",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "GET /officeConfiguration/clientConfigurations/{id}/bogus",
      "GET /officeConfiguration/clientConfigurations/{id}/description",
      "GET /officeConfiguration/clientConfigurations/{id}/displayName",
      "GET /officeConfiguration/clientConfigurations/{id}/displayName/$value",
      "GET /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "GET /officeConfiguration/clientConfigurations/{id}/priority/$value",
      "GET /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
      "GET /officeConfiguration/tenantCheckinStatuses",
      "GET /officeConfiguration/tenantCheckins",
      "GET /officeConfiguration/tenantUserCheckinSummary",
      "GET /officeConfigurations",
      "PATCH /officeConfiguration",
      "PATCH /officeConfiguration/clientConfigurations/{id}",
      "PATCH /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "POST /$batch",
      "POST /officeConfiguration/clientConfigurations",
      "POST /officeConfiguration/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration",
      "POST /officeConfiguration/clientConfigurations/microsoft.management.services.api.updatePriorities",
      "POST /officeConfiguration/clientConfigurations/updatePriorities",
      "POST /officeConfiguration/clientConfigurations/{id}/assign",
      "POST /officeConfiguration/clientConfigurations/{id}/assignments",
      "POST /officeConfiguration/clientConfigurations/{id}/microsoft.graph.assign",
      "PUT /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "PUT /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
    ]
  `);
});

/** A URL without what can be another: ids and query options. */
function templateOf(url: string): string {
  return url
    .slice(BASE.length)
    .replace(/\?.*$/, "")
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, "{id}");
}
