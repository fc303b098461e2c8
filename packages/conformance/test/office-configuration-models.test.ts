import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceText } from "@graphslice/generator";
import { describe, expect, test } from "vitest";
import { generateModels, readModel } from "../src/generate-models.js";
import { compareApis } from "../src/slices/compare-apis.js";
import { readApi, type Api } from "../src/slices/read-api.js";
import { hasMaterial, readSnapshot } from "./material.js";
import { repository } from "./repository.js";

const overlay = readOwn("overlay.xml");
const metadata = readOwn("office-configuration.csdl.xml");

function readOwn(name: string): SourceText {
  const file = join(repository, "metadata/office-configuration", name);
  return { file, text: readFileSync(file) };
}

async function generateApi(source: SourceText, addition?: SourceText): Promise<Api> {
  const { files } = await generateModels(readModel(source, addition), ["/officeConfiguration"]);
  return readApi(files);
}

describe("models of officeConfiguration", () => {
  test("have from the overlay a property, and that requests leave out what the service sets", async () => {
    const differences = compareApis(
      await generateApi(metadata),
      await generateApi(metadata, overlay),
    );
    expect(differences).toEqual([
      "- EntityCreate/id?: string",
      "- OfficeClientConfigurationCreateShape/checkinStatuses?: OfficeClientCheckinStatus[]",
      "- OfficeClientConfigurationCreateShape/userCheckinSummary?: OfficeUserCheckinSummary | null",
      "- OfficeClientConfigurationUpdateShape/checkinStatuses?: OfficeClientCheckinStatus[]",
      "- OfficeClientConfigurationUpdateShape/userCheckinSummary?: OfficeUserCheckinSummary | null",
      "- OfficeConfigurationCreate/tenantCheckinStatuses?: OfficeClientCheckinStatus[]",
      "- OfficeConfigurationCreate/tenantUserCheckinSummary?: OfficeUserCheckinSummary | null",
      "- OfficeConfigurationUpdate/tenantCheckinStatuses?: OfficeClientCheckinStatus[]",
      "- OfficeConfigurationUpdate/tenantUserCheckinSummary?: OfficeUserCheckinSummary | null",
      "+ OfficeClientConfigurationShape/lastModifiedDateTime?: string | null",
    ]);
  });

  if (!hasMaterial) {
    test.skip("are those of the metadata of 2021-07: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  test("are but for descriptions and the overlay those of the metadata of 2021-07", async () => {
    const published = await generateApi(readSnapshot("graph-beta-2021-07-13"));
    expect(await generateApi(metadata)).toEqual(published);
  });
});
