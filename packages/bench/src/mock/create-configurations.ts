import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createMockGraph, type MockGraph } from "@graphslice/mock";
import { shippedMetadata } from "../places.js";

/** A mock of the slice that the repository ships, with so many configurations. */
export function createConfigurations(count: number): MockGraph {
  const clientConfigurations = Array.from({ length: count }, (_, index) => ({
    "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
    id: `id${index}`,
    displayName: `Configuration ${(index * 7919) % count}`,
    priority: index,
  }));
  return createMockGraph({
    model: readFileSync(join(shippedMetadata, "office-configuration.csdl.xml"), "utf8"),
    baseUrl: "https://graph.microsoft.com/beta",
    data: { officeConfiguration: { clientConfigurations } },
  });
}
