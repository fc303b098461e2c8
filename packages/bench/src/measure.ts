import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureWriting } from "./copy-tree.js";
import { median, type Measurement } from "./measurement.js";
import { main, modulePath, shippedMetadata } from "./places.js";
import { runProcess, type ProcessSample } from "./run-process.js";

const SECOND = 1000;

/** Metadata in, linked and checked model out; without the start of the process. */
export function measureReading(metadata: string, runs: number): readonly Measurement[] {
  const samples = repeat(runs, () => runProcess([modulePath("./read-metadata.js"), metadata]));
  return [
    {
      name: "v1.0: parse, link and check",
      milliseconds: samples.map(({ stdout }) => Number(stdout)),
      limit: 1.2 * SECOND,
      processor: samples.map(({ processor }) => processor),
      megabytes: samples.map(({ megabytes }) => megabytes),
      megabytesLimit: 300,
    },
  ];
}

/** The models of everything, into a folder that is not there and again into that which then is. */
export function measureWhole(metadata: string, runs: number): readonly Measurement[] {
  const samples = repeat(runs, () =>
    inTemporaryDirectory((directory) => {
      const out = join(directory, "out");
      const words = ["--metadata", metadata, "--name", "whole", "--out", out, "--only", "models"];
      const generate = (): ProcessSample => runProcess([main, "generate", "--quiet", ...words]);
      const first = generate();
      const second = generate();
      return { first, second, writing: measureWriting(out, join(directory, "copy")) };
    }),
  );
  const files = samples[0]?.writing.files ?? 0;
  return [
    ...describeRuns("v1.0: generate all models", samples, 4 * SECOND),
    {
      name: `v1.0: copy these ${files} files, for scale`,
      milliseconds: samples.map(({ writing }) => writing.milliseconds),
    },
  ];
}

/** The slice that the repository ships, with a config file as users have one. */
export function measureShipped(runs: number): readonly Measurement[] {
  const slice = {
    metadata: join(shippedMetadata, "office-configuration.csdl.xml"),
    overlay: join(shippedMetadata, "overlay.xml"),
    roots: ["/officeConfiguration"],
    out: "packages",
    scope: "@graphslice",
  };
  const config = [
    'import { defineConfig } from "graphslice";',
    `export default defineConfig({ slices: { "office-configuration": ${JSON.stringify(slice)} } });`,
  ].join("\n");
  const samples = repeat(runs, () =>
    inTemporaryDirectory((directory) => {
      writeFileSync(join(directory, "graphslice.config.ts"), config);
      const generate = (): ProcessSample => runProcess([main, "generate", "--quiet"], directory);
      return { first: generate(), second: generate() };
    }),
  );
  return describeRuns("officeConfiguration: generate", samples, SECOND);
}

interface Runs {
  readonly first: ProcessSample;
  readonly second: ProcessSample;
}

function describeRuns(
  name: string,
  samples: readonly Runs[],
  limit: number,
): readonly Measurement[] {
  const measure = (
    title: string,
    pick: (runs: Runs) => ProcessSample,
    below: number,
  ): Measurement => ({
    name: `${name}, ${title}`,
    milliseconds: samples.map((runs) => pick(runs).milliseconds),
    limit: below,
    writing: samples.map((runs) => pick(runs).writing),
    processor: samples.map((runs) => pick(runs).processor),
    megabytes: samples.map((runs) => pick(runs).megabytes),
  });
  const first = measure("first run", (runs) => runs.first, limit);
  return [first, measure("second run", (runs) => runs.second, median(first.milliseconds) / 2)];
}

function inTemporaryDirectory<Result>(work: (directory: string) => Result): Result {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-bench-"));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function repeat<Result>(times: number, work: () => Result): readonly Result[] {
  return Array.from({ length: times }, work);
}
