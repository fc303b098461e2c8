import type { Colors } from "picocolors/types.js";

/** Where a command reads its surroundings from and writes to; `main.ts` makes it of the process. */
export interface Terminal {
  readonly cwd: string;
  readonly colors: Colors;
  /** All of standard input. */
  read(): Promise<Uint8Array>;
  /** Results: text or, with `--json`, one JSON value. */
  out(text: string): void;
  /** Diagnostics, progress and errors. */
  err(text: string): void;
  /** Shows what is being done while it is done, if that takes long and somebody is looking. */
  progress<Result>(text: string, work: () => Promise<Result>): Promise<Result>;
}

/** The flags that all commands have. */
export interface OutputFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}
