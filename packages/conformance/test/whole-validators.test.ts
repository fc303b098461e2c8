import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readModel } from "../src/generate-models.js";
import { checkValidators } from "../src/validators/build-validators.js";
import { hasMaterial, readSnapshot } from "./material.js";
import { temporaryDirectory } from "./temporary-directory.js";

describe("validators of the whole of Graph", () => {
  if (!hasMaterial) {
    test.skip("compile with every check of the compiler: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  const directory = temporaryDirectory();
  test.each(["graph-beta-2021-07-13", "graph-v1.0-2026-08-20"])(
    "compile with every check of the compiler: %s",
    { timeout: 120_000 },
    async (snapshot) => {
      const model = readModel(readSnapshot(snapshot));
      expect(await checkValidators("whole", model, join(directory, snapshot))).toBe("");
    },
  );
});
