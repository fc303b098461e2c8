import type { WriteStream } from "node:tty";
import { createColors } from "picocolors";
import type { Terminal } from "./terminal.js";

/** After how many milliseconds work is worth a word. */
const DELAY = 500;

interface Streams {
  readonly stdout: Pick<WriteStream, "write" | "isTTY">;
  readonly stderr: WriteStream;
}

/** The terminal of a process: colours and progress only where a person looks. */
export function createProcessTerminal(
  { stdout, stderr }: Streams,
  { cwd, color, quiet }: { readonly cwd: string; readonly color: boolean; readonly quiet: boolean },
): Terminal {
  return {
    cwd,
    colors: createColors(color && stderr.isTTY && stdout.isTTY),
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    progress: async (text, work) => {
      if (!stderr.isTTY || quiet) return work();
      const { default: createSpinner } = await import("yocto-spinner");
      const spinner = createSpinner({ text, stream: stderr });
      const timer = setTimeout(() => spinner.start(), DELAY);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        spinner.stop();
      }
    },
  };
}
