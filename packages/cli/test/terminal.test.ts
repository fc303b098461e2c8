import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createProcessTerminal, type TerminalOptions } from "../src/terminal/process-terminal.js";
import { shortenPath } from "../src/terminal/shorten-path.js";
import type { Terminal } from "../src/terminal/terminal.js";

const CLEAR = "\r\u001b[K";

interface Screen {
  readonly terminal: Terminal;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

function screen(
  options: Partial<TerminalOptions & { isTTY: boolean; columns: number }> = {},
): Screen {
  const { isTTY = true, columns = 80, ...rest } = options;
  const out: string[] = [];
  const err: string[] = [];
  const stream = (texts: string[]): { isTTY: boolean; columns: number; write: () => boolean } => ({
    isTTY,
    columns,
    write: (...[text]: readonly unknown[]) => texts.push(String(text)) > 0,
  });
  const terminal = createProcessTerminal(
    { stdin: Readable.from([]), stdout: stream(out), stderr: stream(err) },
    { cwd: "/", color: true, progress: true, ...rest },
  );
  return { terminal, out, err };
}

test("lines go where they belong", () => {
  const { terminal, out, err } = screen();
  terminal.out("result");
  terminal.err("warning");
  expect({ out, err }).toEqual({ out: ["result\n"], err: ["warning\n"] });
});

describe("colours", () => {
  const cases: readonly (readonly [string, Parameters<typeof screen>[0], boolean])[] = [
    ["for a person", {}, true],
    ["not in a pipe", { isTTY: false }, false],
    ["not if unwanted", { color: false }, false],
  ];
  test.each(cases)("%s", (_title, options, isColored) => {
    const { terminal } = screen(options);
    expect(terminal.colors.red("x") !== "x").toBe(isColored);
  });
});

describe("progress", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const take = (milliseconds: number) => async (): Promise<string> => {
    vi.advanceTimersByTime(milliseconds);
    return "done";
  };

  test("nothing is shown of what is done within half a second", async () => {
    const { terminal, err } = screen();
    expect(await terminal.progress("Reading", take(499))).toBe("done");
    vi.advanceTimersByTime(1000);
    expect(err).toEqual([]);
  });

  test("what takes longer is shown while it is done", async () => {
    const { terminal, err } = screen();
    await terminal.progress("Reading", take(500));
    expect(err).toEqual(["Reading…", CLEAR]);
  });

  test("what comes later than that is shown at once", async () => {
    const { terminal, err } = screen();
    vi.advanceTimersByTime(600);
    await terminal.progress("Generating", async () => undefined);
    expect(err).toEqual(["Generating…", CLEAR]);
  });

  test("it is gone when the work fails", async () => {
    const { terminal, err } = screen();
    vi.advanceTimersByTime(600);
    const failure = terminal.progress("Generating", () => Promise.reject(new Error("no")));
    await expect(failure).rejects.toThrow("no");
    expect(err).toEqual(["Generating…", CLEAR]);
  });

  const widths: readonly (readonly [number, string])[] = [
    [8, "Generat"],
    [0, "Generating…"],
  ];
  test.each(widths)("it fits into %i columns", async (columns, text) => {
    const { terminal, err } = screen({ columns });
    vi.advanceTimersByTime(600);
    await terminal.progress("Generating", async () => undefined);
    expect(err).toEqual([text, CLEAR]);
  });

  const silent: readonly (readonly [string, Parameters<typeof screen>[0]])[] = [
    ["in a pipe", { isTTY: false }],
    ["if unwanted", { progress: false }],
  ];
  test.each(silent)("nothing %s", async (_title, options) => {
    const { terminal, err } = screen(options);
    await terminal.progress("Generating", take(1000));
    expect(err).toEqual([]);
  });
});

describe("paths", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["/a/b/c.xml", "/a/b", "c.xml"],
    ["/a/b", "/a/b", "."],
    ["/a/x.xml", "/a/b", "../x.xml"],
    ["/x.xml", "/a/b/c/d", "/x.xml"],
    ["https://contoso.com/$metadata", "/a", "https://contoso.com/$metadata"],
  ];
  test.each(cases)("%s seen from %s", (path, cwd, short) => {
    expect(shortenPath(path, cwd)).toBe(short);
  });
});
