import { createColors } from "picocolors";
import { describe, expect, test } from "vitest";
import { run } from "../../src/run.js";
import { project, runIn } from "../project.js";
import { LIBRARY, pullingProject, sends, serve } from "./server.js";

describe("words that do not go together", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    [
      "pull v2",
      {},
      'expected v1.0, beta or the URL of a $metadata, without a password, but found "v2"',
    ],
    [
      "pull --root books",
      {},
      "--root cannot be used without --out FILE: slices of a config are described there",
    ],
    [
      "pull",
      { source: undefined },
      'no slice of the config is pulled from anywhere; give one a "source", or say --slice NAME',
    ],
    [
      "pull beta",
      {},
      'no slice of the config is pulled from https://graph.microsoft.com/beta/$metadata; give one a "source", or say --slice NAME',
    ],
    [
      "pull --slice books",
      { source: undefined },
      'nothing says where the metadata of slice books comes from; give the slice a "source" in the config, or say v1.0, beta or a URL',
    ],
    [
      "pull --slice books",
      { metadata: "https://contoso.com/$metadata" },
      'slice books has a URL as its "metadata"; to have it pulled, let that be a file, such as "metadata/books/books.csdl.xml", and the URL its "source"',
    ],
    [
      "pull --out x.xml --slice books",
      {},
      "option '--out <path>' cannot be used with option '--slice <name>'",
    ],
    [
      "pull --timeout 0",
      {},
      "option '--timeout <seconds>' argument '0' is invalid. Expected a number of seconds, up to 86400.",
    ],
  ];
  test.each(cases)("%s with %j", async (words, slice, message) => {
    const cwd = pullingProject("v1.0", slice);
    expect(await runIn(cwd, ...words.split(" "))).toEqual({
      code: 2,
      out: [],
      err: [`error: ${message}`, "see graphslice pull --help"],
    });
  });

  test("no config", async () => {
    expect((await runIn(project(), "pull")).err[0]).toBe(
      "error: there is no graphslice.config.ts here or above; write one, or say --root ROOT --out FILE",
    );
  });
});

test("what is being done is shown", async () => {
  const server = await serve(sends(LIBRARY));
  const shown: string[] = [];
  await run(["pull", "--allow-http"], {
    cwd: pullingProject(server.url),
    colors: createColors(false),
    read: async () => new Uint8Array(),
    out: () => undefined,
    err: () => undefined,
    progress: (text, work) => {
      shown.push(text);
      return work();
    },
  });
  expect(shown).toEqual([`Downloading ${server.url}`, "Reading the metadata"]);
});
