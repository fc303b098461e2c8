import type { ReportedFinding } from "./diff-report.js";

/** What happened, in a line: `Property microsoft.graph.user/age: Type was Edm.Int16, is Edm.Int32`. */
export function describeFinding(finding: ReportedFinding): string {
  const { kind, element, path, aspect, term, before, after, isElsewhere } = finding;
  const subject = `${element} ${path}`;
  const change = (what: string): string =>
    before === undefined
      ? `${subject}: ${what} is now ${shorten(after)}`
      : after === undefined
        ? `${subject}: ${what} was ${shorten(before)}, is gone`
        : `${subject}: ${what} was ${shorten(before)}, is ${shorten(after)}`;
  switch (kind) {
    case "added":
      return isElsewhere
        ? `${subject} came into the slice, and was in the metadata before`
        : `${subject} was added`;
    case "removed":
      return isElsewhere
        ? `${subject} left the slice: it is in the metadata, but nothing in the slice refers to it`
        : `${subject} was removed`;
    case "moved":
      return `${subject} moved from ${before} to ${after}`;
    case "root":
      return after === undefined
        ? `root ${path} is gone; it was ${before}`
        : `root ${path} is there now: ${after}`;
    case "changed":
      return change(aspect ?? "");
    case "annotated":
      return change(term ?? "");
    case "emission":
      return change("TypeScript's form");
  }
}

/** Values of annotations can be long. */
function shorten(value = ""): string {
  return value.length > 120 ? `${value.slice(0, 119)}…` : value;
}
