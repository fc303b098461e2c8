import type { WriteStream } from "node:tty";
import { createColors } from "picocolors";
import type { Terminal } from "./terminal.js";

/** How many milliseconds after the start of the process it is worth a word what it is doing. */
const DELAY = 500;

interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Pick<WriteStream, "write" | "isTTY">;
  readonly stderr: Pick<WriteStream, "write" | "isTTY" | "columns">;
}

export interface TerminalOptions {
  readonly cwd: string;
  /** Whether colours are wanted where a person looks. */
  readonly color: boolean;
  /** Whether progress is wanted where a person looks. */
  readonly progress: boolean;
}

/** The terminal of a process: colours and progress only where a person looks. */
export function createProcessTerminal(
  { stdin, stdout, stderr }: Streams,
  { cwd, color, progress }: TerminalOptions,
): Terminal {
  return {
    cwd,
    colors: createColors(color && stderr.isTTY === true && stdout.isTTY === true),
    read: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    progress: async (text, work) => {
      if (!stderr.isTTY || !progress) return work();
      // A line that is left standing by an interrupt does no harm, so signals need no handler: one would have to wait
      // for the work, which blocks.
      let isShown = false;
      const show = (): void => {
        isShown = true;
        stderr.write(`${text}…`.slice(0, (stderr.columns || 80) - 1));
      };
      const rest = DELAY - performance.now();
      if (rest <= 0) show();
      const timer = rest > 0 ? setTimeout(show, rest) : undefined;
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        if (isShown) stderr.write("\r\u001b[K");
      }
    },
  };
}
