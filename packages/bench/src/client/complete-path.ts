import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { LanguageServer } from "./language-server.js";

const LINES = [
  'import { createGraphClient } from "whole-client";',
  'const graph = createGraphClient({ credential: async () => "token" });',
  'export const path = graph.users("x").;',
];
/** Behind the last dot. */
const position = { line: 2, character: (LINES[2] ?? "").lastIndexOf(".") + 1 };

export interface Completions {
  /** Milliseconds until the first list, with the project still to be read. */
  readonly first: number;
  /** Milliseconds until each list after an edit of the file. */
  readonly afterEdits: readonly number[];
}

/**
 * Asks for what can follow `graph.users("x").` in a project that has `whole-client`.
 *
 * @throws {Error} if what should be among it is not: the time of that would mean nothing.
 */
export async function completePath(directory: string, edits: number): Promise<Completions> {
  const server = await LanguageServer.start(directory);
  try {
    const file = join(directory, "completion.ts");
    const text = `${LINES.join("\n")}\n`;
    writeFileSync(file, text);
    const uri = pathToFileURL(file).href;
    const opened = { uri, languageId: "typescript", version: 1, text };
    server.notify("textDocument/didOpen", { textDocument: opened });
    const ask = async (): Promise<number> => {
      const start = performance.now();
      const list = await server.request("textDocument/completion", {
        textDocument: { uri },
        position,
      });
      const milliseconds = performance.now() - start;
      if (!JSON.stringify(list).includes('"messages"')) {
        throw new Error('messages is not among what may follow graph.users("x").');
      }
      return milliseconds;
    };
    const first = await ask();
    const afterEdits: number[] = [];
    for (let edit = 1; edit <= edits; edit += 1) {
      server.notify("textDocument/didChange", {
        textDocument: { uri, version: edit + 1 },
        contentChanges: [{ text: `${text}${"// An edit.\n".repeat(edit)}` }],
      });
      afterEdits.push(await ask());
    }
    return { first, afterEdits };
  } finally {
    await server.stop();
  }
}
