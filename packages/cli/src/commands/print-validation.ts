import { count } from "../terminal/count.js";
import { showControls } from "../terminal/show-controls.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import type { FileError, JudgedBody, RecordedPlace, Validation } from "../validate/validation.js";

/** As many issues of a body as validators tell of. */
const MOST_ISSUES = 100;

/** Prints what is wrong with bodies, one after the other, and totals; with `--json`, all of it as one value. */
export function printValidation(
  validation: Validation,
  flags: OutputFlags,
  terminal: Terminal,
): void {
  const { bodies, skipped, errors } = validation;
  const { colors, err, out } = terminal;
  if (flags.json === true) out(JSON.stringify(validation, null, 2));
  else {
    for (const body of bodies) printBody(body, flags, terminal);
    for (const { file, recorded, reason } of flags.verbose === true ? skipped : []) {
      out(showControls(`${nameOf(file)}: ${describeMessage(recorded)}: not judged: ${reason}`));
    }
    if (bodies.length > 0) printTotals(validation, flags, terminal);
  }
  for (const error of errors) err(`${colors.red("error")}: ${showControls(describeError(error))}`);
}

function printBody(
  { file, recorded, type, mode, partial, issues, notes }: JudgedBody,
  { verbose = false }: OutputFlags,
  { colors, out }: Terminal,
): void {
  if (issues.length === 0 && !verbose) return;
  const message = recorded === undefined ? mode : describeMessage(recorded);
  const state = issues.length > 0 ? "" : `: ${colors.green("valid")}`;
  out(
    `${showControls(`${nameOf(file)}: ${message}, as ${type}${partial ? " in part" : ""}`)}${state}`,
  );
  const print = (pointer: string, text: string): void => {
    const place = [nameOf(file), recorded?.pointer ?? "", (recorded?.inner ?? "") + pointer];
    out(`  ${showControls(place.filter((part) => part !== "").join(":"))}: ${text}`);
  };
  for (const issue of issues) print(issue.pointer, showControls(issue.message));
  if (issues.length === MOST_ISSUES)
    out(`  these are the first ${MOST_ISSUES}; correct some to see more`);
  for (const note of verbose ? notes : []) {
    print(note.pointer, `${colors.yellow("note")}: ${showControls(note.message)}`);
  }
}

function printTotals(
  { bodies, skipped }: Validation,
  { quiet = false, verbose = false }: OutputFlags,
  { colors, err, out }: Terminal,
): void {
  const invalid = bodies.filter(({ issues }) => issues.length > 0);
  const issues = invalid.reduce((sum, body) => sum + body.issues.length, 0);
  const notes = bodies.reduce((sum, body) => sum + body.notes.length, 0);
  const others = [
    ...(notes > 0 ? [count(notes, "note")] : []),
    ...(skipped.length > 0 ? [`${countBodies(skipped.length)} not judged`] : []),
  ];
  const hint = others.length > 0 && !verbose ? "; --verbose shows them" : "";
  const rest = [...others.map((part) => `, ${part}`), hint].join("");
  if (invalid.length > 0) {
    const total = `${invalid.length} of ${countBodies(bodies.length)}, ${count(issues, "issue")}`;
    err(`${colors.red("invalid")}: ${total}${rest}`);
  } else if (!quiet) out(`${colors.green("valid")}: ${countBodies(bodies.length)}${rest}`);
}

function describeMessage({ part, method, url, status }: RecordedPlace): string {
  // What follows the path may hold tokens, and is long.
  const [address = ""] = url.split(/[?#]/);
  return `${part}${status === undefined ? "" : ` ${status}`} of ${method} ${address}`;
}

function describeError({ file, pointer, line, column, message }: FileError): string {
  const place = [nameOf(file), pointer, line, column].filter((part) => part !== undefined);
  return `${place.join(":")}: ${message}`;
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

function countBodies(number: number): string {
  return number === 1 ? "1 body" : `${number} bodies`;
}
