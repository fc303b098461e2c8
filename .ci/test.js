// `npm test`: runs every check, also after one has failed, and prints on the last line how many hold. Each check counts
// as one; of the tests each counts.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checks by name, each with the npm script that makes it. */
const CHECKS = {
  types: "types",
  lint: "lint",
  formatting: "format:check",
  drift: "drift",
};
/** Where vitest leaves what a package's tests did, below the package. */
const RESULTS = ".turbo/tests.json";

const root = fileURLToPath(new URL("../", import.meta.url));
const env = {
  ...process.env,
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  GRAPHSLICE_MATERIAL: resolve(root, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared"),
};
/** @type {string[]} */
const lines = [];
let passed = 0;
let failed = 0;

if (await check("build", "build")) {
  // Each but the types uses one core.
  await Promise.all(Object.entries(CHECKS).map(([name, script]) => check(name, script)));
  await test();
} else {
  lines.push("the rest was not run, since all of it needs the build");
}
console.log(`\n${lines.join("\n")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Runs an npm script as a check, and prints what it says when it has finished, since others may run beside it.
 *
 * @param {string} name
 * @param {string} script
 */
async function check(name, script) {
  console.log(`> ${name}`);
  const start = performance.now();
  const { isPassed, output } = await run(script, "pipe");
  if (output.trim() !== "") console.log(`\n> ${name}, done\n${output}`.trimEnd());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(`${isPassed ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (isPassed) passed += 1;
  else failed += 1;
  return isPassed;
}

/** Runs the tests of all packages and counts them. */
async function test() {
  const packages = readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .filter((directory) => hasTests(directory));
  for (const directory of packages) rmSync(join(directory, RESULTS), { force: true });
  console.log("\n> tests");
  const { isPassed } = await run(
    `test:packages -- -- --reporter=default --reporter=json --outputFile.json=${RESULTS}`,
    "inherit",
  );
  const before = failed;
  const skipped = packages.flatMap((directory) => countTests(directory));
  if (!isPassed && failed === before) fail("FAIL tests: not all of them were run");
  if (skipped.length > 0) lines.push(`${skipped.length} skipped:`, ...skipped);
}

/**
 * Whether a package has tests.
 *
 * @param {string} directory
 */
function hasTests(directory) {
  const manifest = join(directory, "package.json");
  return (
    existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).scripts?.test !== undefined
  );
}

/**
 * Counts what the tests of a package did.
 *
 * @param {string} directory
 * @returns {string[]} the skipped tests
 */
function countTests(directory) {
  const name = directory.slice(root.length);
  const file = join(directory, RESULTS);
  if (!existsSync(file)) {
    fail(`FAIL ${name}: its tests left no results`);
    return [];
  }
  const { testResults } = JSON.parse(readFileSync(file, "utf8"));
  const counts = { passed: 0, failed: 0 };
  const skipped = [];
  for (const { name: path, status, assertionResults } of testResults) {
    const where = path.slice(root.length);
    for (const { status: outcome, fullName } of assertionResults) {
      if (outcome === "passed") counts.passed += 1;
      else if (outcome === "failed") {
        counts.failed += 1;
        lines.push(`FAIL ${where}: ${fullName}`);
      } else skipped.push(`     ${where}: ${fullName}`);
    }
    if (status === "failed" && !assertionResults.some(({ status: s }) => s === "failed")) {
      counts.failed += 1;
      lines.push(`FAIL ${where}: could not be run`);
    }
  }
  if (testResults.length === 0) {
    fail(`FAIL ${name}: it has no tests`);
    return [];
  }
  passed += counts.passed;
  failed += counts.failed;
  lines.push(
    `${counts.failed === 0 ? "ok  " : "FAIL"} ${name}: ${counts.passed} tests passed, ${counts.failed} failed`,
  );
  return skipped;
}

/** @param {string} line */
function fail(line) {
  failed += 1;
  lines.push(line);
}

/**
 * Runs an npm script and tells whether it succeeded, and what it printed where that is not printed at once.
 *
 * @param {string} script
 * @param {"inherit" | "pipe"} stdio
 * @returns {Promise<{ isPassed: boolean, output: string }>}
 */
function run(script, stdio) {
  // On Windows npm is a command of the shell.
  const child = spawn(`npm run --silent ${script}`, {
    cwd: root,
    env,
    shell: true,
    stdio: ["ignore", stdio, stdio],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (output += text));
  }
  return new Promise((settle) => {
    child.on("error", (error) => settle({ isPassed: false, output: `${output}${error}\n` }));
    child.on("close", (status) => settle({ isPassed: status === 0, output }));
  });
}
