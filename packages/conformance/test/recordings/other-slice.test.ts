import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, layOutProject, runLine } from "../documentation/project.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";
import { fail, LIBRARY, writeHar } from "./library/write-har.js";

const project = temporaryDirectory();
const source = join(repository, "packages/conformance/test/recordings/library");
const compiler = join(repository, "node_modules/typescript/bin/tsc");
const packages = "node_modules/@example";

const CONTEXT = `${LIBRARY}/$metadata#shelves`;
const shelf = { id: "new", label: "West", capacity: 5 };
const tagged = { "@odata.context": `${CONTEXT}/$entity`, "@odata.etag": 'W/"1"' };
const north = { ...tagged, id: "north", label: "North", capacity: 30 };
const versioned = { answered: { etag: 'W/"1"' } };

/** What was recorded of the library: what is right, and what is wrong on purpose. */
const recordings = {
  "a-shelf": writeHar(
    { call: "GET /shelves/north", status: 200, ...versioned, answer: north },
    { call: "GET /shelves/none", status: 404, answer: fail("ResourceNotFound") },
    {
      call: "POST /shelves",
      send: { label: "West", capacity: 5 },
      status: 201,
      answered: { location: `${LIBRARY}/shelves/new`, etag: 'W/"7"' },
      answer: { ...tagged, "@odata.etag": 'W/"7"', ...shelf },
    },
    {
      call: "PATCH /shelves/new",
      send: { capacity: 6 },
      fields: { "if-match": 'W/"7"', prefer: "return=minimal" },
      status: 204,
      answered: { "preference-applied": "return=minimal", etag: 'W/"8"' },
    },
    {
      call: "POST /shelves",
      send: { label: "East", capacity: "much" },
      status: 400,
      answer: fail("BadRequest"),
    },
    { call: "DELETE /shelves/new", status: 403, answer: fail("Forbidden") },
    { call: "DELETE /shelves/new", status: 204 },
    {
      call: "GET /shelves?$skiptoken=long-ago",
      status: 410,
      answer: fail("Gone"),
    },
  ),
  books: writeHar(
    {
      call: "GET /shelves/north/books?$filter=startswith(title,'On')&$count=true",
      status: 200,
      answer: {
        "@odata.context": `${CONTEXT}('north')/books`,
        "@odata.count": 1,
        value: [
          {
            "@odata.type": "#library.printedBook",
            "@odata.etag": 'W/"1"',
            isbn: "978-0-00-000001-1",
            title: "On Slicing",
            pages: 120,
          },
        ],
      },
    },
    {
      call: "POST /shelves/north/books",
      send: { "@odata.type": "#library.book", isbn: "978-0-00-000003-3" },
      status: 400,
      answer: fail("BadRequest"),
    },
  ),
  "wrong-header": writeHar({ call: "GET /shelves/north", status: 200, answer: north }),
  "wrong-request": writeHar({
    call: "POST /shelves",
    send: { label: "East" },
    status: 204,
  }),
  "wrong-shape": writeHar({
    call: "GET /shelves/north",
    status: 200,
    ...versioned,
    answer: { ...north, floor: 1 },
  }),
  "wrong-status": writeHar({
    call: "GET /shelves/none",
    status: 200,
    ...versioned,
    answer: { ...north, id: "none" },
  }),
  "wrong-type": writeHar({
    call: "GET /shelves/north",
    status: 200,
    ...versioned,
    answer: { ...north, capacity: "much" },
  }),
} satisfies Readonly<Record<string, string>>;

/** What the tests tell, by name; nothing where they pass. */
const told = new Map<string, string>();

/** The example of the README that is emitted. */
function readExample(): string {
  const readme = readFileSync(join(project, packages, "library-mocks/README.md"), "utf8");
  const [, example = ""] = /## The contract\n\n```ts\n(.*?)```/s.exec(readme) ?? [];
  return example;
}

beforeAll(() => {
  layOutProject(project);
  mkdirSync(join(project, "library"));
  cpSync(join(source, "library.csdl.xml"), join(project, "library/library.csdl.xml"));
  mkdirSync(join(project, "library/recordings"));
  cpSync(join(source, "state.json"), join(project, "library/recordings/state.json"));
  for (const [name, text] of Object.entries(recordings)) {
    writeFileSync(join(project, `library/recordings/${name}.har`), text);
  }
  const flags =
    `--metadata library/library.csdl.xml --name library --base-url ${LIBRARY} ` +
    `--recordings library/recordings --out ${packages} --scope @example`;
  const generated = runLine(`npx graphslice generate --quiet ${flags}`, project);
  expect(generated).toEqual({ status: 0, output: "", errors: "" });
  for (const kind of ["models", "validators", "client", "mocks"]) {
    const built = runLine(`node ${compiler} -p ${packages}/library-${kind}`, project);
    expect(built).toEqual({ status: 0, output: "", errors: "" });
  }
  const file = "contract.test.mjs";
  writeFileSync(join(project, file), readExample().replace('"vitest"', '"node:test"'));
  const { output } = runLine(`node --test --test-reporter=tap ${file}`, project);
  for (const [, outcome, name, rest] of output.matchAll(
    /^ *(ok|not ok) \d+ - (.*: .*)\n((?: .*\n)*)/gm,
  )) {
    told.set(name ?? "", outcome === "ok" ? "" : (rest ?? ""));
  }
}, 120_000);

describe("the contract of a slice that is not the shipped one", () => {
  test("is run by the lines of the emitted README, which compile", { timeout: 30_000 }, () => {
    writeFileSync(join(project, "contract.test.ts"), readExample());
    expect(compile(["contract.test.ts"], project)).toBe("");
    const against = ["through the client", "in memory"];
    expect([...told.keys()]).toEqual(
      Object.keys(recordings).flatMap((name) => against.map((title) => `${name}: ${title}`)),
    );
  });

  test.each(["a-shelf", "books"])("holds for the recording %s", (name) => {
    expect(told.get(`${name}: through the client`)).toBe("");
    expect(told.get(`${name}: in memory`)).toBe("");
  });

  test.each([
    [
      "wrong-header",
      "",
      'GET /shelves/north 200: header field etag: expected nothing but found W/"',
    ],
    [
      "wrong-request",
      "POST /shelves 204: request body: expected a valid one but found: Invalid capacity: expected",
      "POST /shelves 204: status: expected 204 but found 400",
    ],
    ["wrong-shape", "", "GET /shelves/north 200: /floor: expected number but found nothing"],
    ["wrong-status", "", "GET /shelves/none 200: status: expected 200 but found 404"],
    [
      "wrong-type",
      'GET /shelves/north 200: response body: expected a valid one but found: Invalid capacity: expected Int32 but received "much"',
      "GET /shelves/north 200: /capacity: expected string but found number",
    ],
  ])("does not hold for the recording %s, and says why", (name, client, memory) => {
    for (const [title, message] of [
      ["through the client", client],
      ["in memory", memory],
    ] as const) {
      const output = told.get(`${name}: ${title}`);
      if (message === "") expect(output).toBe("");
      else {
        expect(output).toContain(`The recording "${name}" does not hold ${title}`);
        expect(output).toContain(`0: ${message}`);
      }
    }
  });
});
