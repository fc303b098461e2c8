import { defaultExclude, defineConfig } from "vitest/config";

/** Tests that share a module with a server, which ends with the tests of the file. */
const serving = ["failures", "office-configuration", "spellings", "validate"].map(
  (name) => `test/client/${name}.test.ts`,
);

// The other files share what they load: in workers of their own, most of them load longer than they run.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          isolate: false,
          globalSetup: "test/shared-directory.ts",
          exclude: [...defaultExclude, ...serving],
        },
      },
      { extends: true, test: { name: "isolated", include: serving } },
    ],
  },
});
