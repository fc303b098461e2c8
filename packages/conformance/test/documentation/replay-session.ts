import type { Outcome } from "./project.js";

const STEP = /^```sh\n(?<command>[^]*?)\n```\n\n```text\n(?<printed>[^]*?)```$/gm;

/**
 * Runs the commands of a Markdown file, one after the other, and puts what each prints into the block behind it: first what
 * goes to standard output, then what goes to standard error.
 *
 * @returns the file's text as it should be
 */
export function replaySession(text: string, run: (command: string) => Outcome): string {
  return text.replace(STEP, (_match, command: string) => {
    const { output, errors } = run(command);
    return `\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`text\n${output}${errors}\`\`\``;
  });
}
