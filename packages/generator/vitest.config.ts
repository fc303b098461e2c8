import { defaultExclude, defineConfig } from "vitest/config";

/** Tests that replace a module, which has to be before another file has loaded it. */
const replacing = [
  "test/client/cases.test.ts",
  "test/golden/cases.test.ts",
  "test/mocks/goldens.test.ts",
  "test/validators/goldens.test.ts",
];

// The other files share what they load: in workers of their own, most of them load longer than they run.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: "shared", isolate: false, exclude: [...defaultExclude, ...replacing] },
      },
      { extends: true, test: { name: "isolated", include: replacing } },
    ],
  },
});
