import { describe, expect, test } from "vitest";
import { checkValidators } from "../src/validators/build-validators.js";
import { installWhole } from "./install-whole.js";
import { hasMaterial } from "./material.js";

describe("validators of the whole of Graph", () => {
  if (!hasMaterial) {
    test.skip("compile with every check of the compiler: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  test.each(["graph-beta-2021-07-13", "graph-v1.0-2026-08-20"])(
    "compile with every check of the compiler: %s",
    { timeout: 240_000 },
    async (snapshot) => {
      const { name, directory } = await installWhole(snapshot);
      expect(checkValidators(name, directory).slice(0, 20)).toEqual([]);
    },
  );
});
