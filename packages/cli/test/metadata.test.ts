import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { METADATA, project, projectWithConfig, runIn, runJson } from "./project.js";

const SLICE = ["slice", "--root", "books", "--quiet"];

/** The library's metadata with a change. */
function edited(found: string | RegExp, text: string): string {
  const before = readFileSync(new URL(METADATA, import.meta.url), "utf8");
  const after = before.replace(found, text);
  expect(after).not.toBe(before);
  return after;
}

describe("files", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["that are not there", "nope.xml", "error: nope.xml: cannot be read: there is no such file"],
    [
      "that are folders",
      "folder",
      "error: folder: cannot be read: it is a folder; expected a file",
    ],
    [
      "in a file",
      `${METADATA}/x.xml`,
      `error: ${METADATA}/x.xml: cannot be read: a part of its path is not a folder`,
    ],
  ];
  test.each(cases)("%s", async (_title, path, message) => {
    const cwd = project();
    mkdirSync(join(cwd, "folder"));
    expect(await runIn(cwd, ...SLICE, "--metadata", path)).toEqual({
      code: 1,
      out: [],
      err: [message],
    });
  });

  const texts: readonly (readonly [string, string, string])[] = [
    ["nothing", "", "x.xml:1:1: error: "],
    ["JSON", "{}", "x.xml:1:1: error: expected CSDL XML but found JSON; "],
    ["HTML", "<!DOCTYPE html><html></html>", "x.xml:1:1: error: "],
    ["XML that ends too early", edited(/<\/EnumType>[^]*/, ""), "x.xml:5:7: error: "],
    [
      "a type that is not declared",
      edited('Type="library.genre"', 'Type="library.gener"'),
      'x.xml:17:9: error: type "contoso.library.gener" is not declared; did you mean "contoso.library.genre"? [in ',
    ],
  ];
  test.each(texts)("of %s", async (_title, text, message) => {
    const cwd = project({ "x.xml": text });
    const { code, out, err } = await runIn(cwd, ...SLICE, "--metadata", "x.xml");
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err[0]?.slice(0, message.length)).toBe(message);
  });

  test("of an overlay, too", async () => {
    const words = [...SLICE, "--metadata", METADATA, "--overlay", "nope.xml"];
    expect(await runIn(project(), ...words)).toEqual({
      code: 1,
      out: [],
      err: ["error: nope.xml: cannot be read: there is no such file"],
    });
  });

  test.each(["generate", "check", "mock"])("that pull has not got yet: %s", async (command) => {
    const cwd = projectWithConfig({ metadata: "metadata/books.csdl.xml", source: "v1.0" });
    expect(await runIn(cwd, command)).toEqual({
      code: 1,
      out: [],
      err: ["error: metadata/books.csdl.xml: there is no such file yet; graphslice pull gets it"],
    });
  });

  test("all errors are printed, each with its place as seen from the working directory", async () => {
    const text = edited(/Type="library\.(genre|page|address)"/g, 'Type="library.$1s"');
    const cwd = project({ "x.xml": text, "inner/x": "" });
    const { err } = await runIn(join(cwd, "inner"), ...SLICE, "--metadata", "../x.xml");
    expect(err.map((line) => line.replace(/ error: .*/, ""))).toEqual([
      "../x.xml:17:9:",
      "../x.xml:26:9:",
      "../x.xml:57:9:",
    ]);
  });
});

describe("warnings", () => {
  const doubtful = edited(
    '<Action Name="lend" IsBound="true">',
    '<Action Name="lend" IsBound="true" EntitySetPath="book">',
  );
  const words = ["generate", "--metadata", "x.xml", "--name", "all", "--out", ".", "--dry-run"];
  const warning =
    "x.xml:31:7: warning: EntitySetPath is for operations that return entities, but this one returns nothing [in Action contoso.library.lend bound to contoso.library.book]";
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[], ["1 warning about the metadata of all; --verbose shows them"]],
    [["--verbose"], [warning]],
    [["--quiet"], []],
    [["--json"], ["1 warning about the metadata of all; --verbose shows them"]],
    [["--json", "--quiet"], []],
  ];
  test.each(cases)("%j", async (flags, err) => {
    const outcome = await runIn(project({ "x.xml": doubtful }), ...words, ...flags);
    expect({ code: outcome.code, err: outcome.err }).toEqual({ code: 0, err });
  });
});

test("an overlay is applied", async () => {
  const overlay = edited(/<EnumType[^]*<\/Schema>/, "</Schema>").replace(
    /<Schema Namespace="contoso\.library" .*>/,
    '$&<ComplexType Name="address"><Property Name="street" Type="Edm.String"/></ComplexType>',
  );
  const cwd = project({ "overlay.xml": overlay });
  const words = ["slice", "--metadata", METADATA, "--root", "people", "--overlay", "overlay.xml"];
  const { code, out } = await runIn(cwd, ...words);
  expect(code).toBe(0);
  expect(out.map((line) => line.trim())).toContain('<Property Name="street" Type="Edm.String"/>');
});

describe("URLs", () => {
  /** Serves on a port of its own until the test has finished, and returns the URL. */
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/$metadata`;
  }

  const metadata = readFileSync(new URL(METADATA, import.meta.url));

  test("metadata is downloaded", async () => {
    const url = await serve((request, response) => {
      expect(request.headers.accept).toBe("application/xml");
      response.end(metadata);
    });
    const cwd = project();
    const words = ["--root", "books", "--out", "books.xml"];
    expect(await runJson(cwd, "slice", "--metadata", url, ...words)).toMatchObject({ types: 4 });
    const { err } = await runIn(cwd, "slice", "--metadata", url, "--root", "bokos");
    expect(err).toEqual([
      'error: "bokos" names neither a type nor a child of the entity container; did you mean "books"? [in slice $metadata]',
    ]);
  });

  const cases: readonly (readonly [string, RequestListener, string])[] = [
    [
      "that are not there",
      (_request, response) => response.writeHead(404).end("<html>"),
      "error: URL: expected metadata but the server answered 404",
    ],
    [
      "that give something else",
      (_request, response) => response.end("<html></html>"),
      "URL:1:1: error: ",
    ],
    [
      "whose server hangs up",
      (request) => request.socket.destroy(),
      "error: URL: cannot be downloaded: ",
    ],
    [
      "whose server hangs up in the middle",
      (request, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("<edmx:Edmx", () => request.socket.destroy());
      },
      "error: URL: cannot be downloaded: ",
    ],
    [
      "that do not end",
      (_request, response) => {
        const chunk = Buffer.alloc(8 * 1024 * 1024, " ");
        const write = (): void => {
          if (!response.destroyed) response.write(chunk, write);
        };
        write();
      },
      "error: URL: is longer than 67108864 bytes, which no metadata is",
    ],
  ];
  test.each(cases)("%s", async (_title, listener, message) => {
    const url = await serve(listener);
    const { code, out, err } = await runIn(project(), ...SLICE, "--metadata", url);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err[0]?.replaceAll(url, "URL").slice(0, message.length)).toBe(message);
  });
});
