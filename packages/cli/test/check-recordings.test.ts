import { describe, expect, test } from "vitest";
import { har, ROOT, type Call } from "./har.js";
import {
  emptyDirectory,
  METADATA,
  projectWithConfig,
  runIn,
  runJson,
  writeFiles,
} from "./project.js";

const HOLDS = "recordings/books.har";
const BOOK = { id: "1", title: "Emma" };
const ERROR = { error: { code: "badRequest", message: "No." } };
const RECORDED = "/log/entries/0";

/** A project whose packages are up to date, with recordings. */
async function recorded(
  files: Readonly<Record<string, string>>,
  slice: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const cwd = projectWithConfig(slice);
  writeFiles(cwd, files);
  await runIn(cwd, "generate", "--quiet");
  return cwd;
}

/** What `check` says of recordings of one call each. */
async function check(...calls: readonly Call[]): Promise<readonly string[]> {
  const files = calls.map((call, index) => [`recordings/${index}.har`, har(call)]);
  const { recordings } = (await runJson(await recorded(Object.fromEntries(files)), "check")) as {
    recordings: { faults: readonly { file: string; inner: string; message: string }[] };
  };
  return recordings.faults.map(({ file, inner, message }) => `${file}${inner}: ${message}`);
}

describe("recordings", () => {
  test("that hold are counted", async () => {
    const cwd = await recorded({ [HOLDS]: har({ url: "/books/1", response: BOOK }) });
    expect(await runIn(cwd, "check")).toEqual({
      code: 0,
      out: ["16 files are as they should be", "1 recording still holds"],
      err: [],
    });
  });

  test("are judged with the state before them", async () => {
    const cwd = await recorded({
      [HOLDS]: har({ url: "/books/1", response: BOOK }),
      "recordings/state.json": JSON.stringify({ books: [{ ...BOOK, title: 1 }], cars: [] }),
    });
    const { code, out, err } = await runIn(cwd, "check");
    expect(code).toBe(3);
    expect(out.slice(1)).toEqual([
      expect.stringMatching(/^recordings\/state\.json:\/.*title/),
      expect.stringMatching(/^recordings\/state\.json:\/cars: expected the name of an entity set/),
    ]);
    expect(err).toEqual([
      "recordings: the state before them does not fit the metadata; correct it",
    ]);
  });

  test("that do not hold are named, with exit code 3", async () => {
    const cwd = await recorded({
      [HOLDS]: har({ url: "/books/1", response: BOOK }),
      "recordings/old.har": har({ url: "/books/1?token=secret", response: { id: 1 } }),
    });
    expect(await runIn(cwd, "check")).toEqual({
      code: 3,
      out: [
        "16 files are as they should be",
        `recordings/old.har:${RECORDED}/response/content/text:/id: Invalid id: expected String but received 1 (response 200 of GET ${ROOT}/books/1)`,
      ],
      err: [
        "recordings: 1 of 2 no longer hold; record them anew, or correct the overlay if the service still answers so",
      ],
    });
    expect(await runJson(cwd, "check")).toMatchObject({
      recordings: {
        files: 2,
        faults: [
          {
            file: "recordings/old.har",
            pointer: `${RECORDED}/response/content/text`,
            inner: "/id",
            call: { part: "response", method: "GET", status: 200 },
          },
        ],
      },
    });
  });

  test("hold where what a refused request says is wrong, and not where it was taken", async () => {
    const wrong = { method: "POST", request: { id: 5 } };
    expect(await check({ ...wrong, status: 400, response: ERROR })).toEqual([]);
    expect(await check({ ...wrong, status: 201, response: BOOK })).not.toEqual([]);
    expect(await check({ ...wrong, status: 503, response: ERROR })).not.toEqual([]);
    expect(await check({ ...wrong, status: 400, response: { error: {} } })).not.toEqual([]);
  });

  test("hold in batches by the answer of each part", async () => {
    const batch = (status: number): Call => ({
      method: "POST",
      url: "/$batch",
      request: { requests: [{ id: "1", method: "POST", url: "/books", body: { titel: "" } }] },
      response: { responses: [{ id: "1", status }] },
    });
    expect(await check(batch(400))).toEqual([]);
    expect(await check(batch(201))).toEqual([
      expect.stringMatching(/^recordings\/0\.har\/requests\/0\/body\/titel: /),
    ]);
  });

  test("of what the metadata no longer has are named, and those of other services are not", async () => {
    expect(await check({ url: "/books/1/subtitle", response: { value: "x" } })).toEqual([
      'recordings/0.har: contoso.library.book has no "subtitle"',
    ]);
    expect(
      await check(
        { url: "/me", response: { value: "x" } },
        { url: "/books/1/subtitle", status: 404, response: ERROR },
        { url: "/books/1/$value", response: { x: 1 } },
      ),
    ).toEqual([]);
  });

  test("of operations are found by the namespace of Graph's reference pages, too", async () => {
    const lend = (until: unknown): Call => ({
      method: "POST",
      url: "/books/1/microsoft.management.services.api.lend",
      request: { until },
      status: 204,
    });
    expect(await check(lend("2026-11-24"))).toEqual([]);
    expect(await check(lend("tomorrow"))).toEqual([
      expect.stringMatching(/^recordings\/0\.har\/until: Invalid until: expected Date/),
    ]);
  });

  test("may have no JSON at all, and must be HTTP Archives", async () => {
    const cwd = await recorded({
      "recordings/deleted.har": har({ method: "DELETE", url: "/books/1", status: 204 }),
      "recordings/broken.har": "{",
      "recordings/other.har": "{}",
      "recordings/notes.json": "{",
    });
    const { code, out } = await runIn(cwd, "check");
    expect({ code, out: out.slice(1) }).toEqual({
      code: 3,
      out: [
        expect.stringMatching(/^recordings\/broken\.har: is no JSON at 1:2: /),
        "recordings/other.har: is no HTTP Archive; expected log.entries",
      ],
    });
  });

  test("stand in the folder that the config names, which has to be there", async () => {
    const old = { "tapes/old.har": har({ url: "/books/1", response: { id: 1 } }) };
    expect(await runIn(await recorded(old), "check")).toMatchObject({ code: 0 });
    const named = await recorded(old, { recordings: "tapes" });
    expect(await runIn(named, "check")).toMatchObject({ code: 3 });
    expect(await runIn(await recorded({}, { recordings: "tapes" }), "check")).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/^error: tapes: recordings cannot be read: /)],
    });
  });

  test("are not looked for beside metadata from elsewhere", async () => {
    const cwd = await recorded({ [HOLDS]: har({ url: "/books/1", response: { id: 1 } }) });
    const other = emptyDirectory();
    writeFiles(other, { "graphslice.config.mjs": "" });
    const flags = ["--metadata", `${cwd}/${METADATA}`, "--root", "books", "--name", "books"];
    const all = [...flags, "--only", "models", "--out", "packages"];
    expect(await runIn(other, "generate", ...all)).toMatchObject({ code: 0 });
    expect(await runIn(other, "check", ...all)).toMatchObject({ code: 3 });
    writeFiles(other, { "none/x.txt": "" });
    expect(await runIn(other, "check", ...all, "--recordings", "none")).toMatchObject({ code: 0 });
  });
});
