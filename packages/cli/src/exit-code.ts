/** What a command's exit code says. */
export const ExitCode = {
  done: 0,
  error: 1,
  usage: 2,
  /** What is there differs from what should be, or a change breaks somebody. */
  drift: 3,
  /** A body is not what the metadata says. */
  invalid: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
