import { writeMarkdown } from "../diff/write-markdown.js";
import { isUnchanged } from "./print-update.js";
import type { SliceUpdateReport, UpdateReport } from "./update-report.js";

/** What an update has done as Markdown, for the description of a pull request. */
export function writeUpdateMarkdown({ slices, abandoned }: UpdateReport): string {
  const left = abandoned.map(
    (path) => `\`${path}\` is no longer made of any slice; it was left as it is.`,
  );
  return [...slices.map(writeSlice), ...left].join("\n\n");
}

function writeSlice(slice: SliceUpdateReport): string {
  const { name, diff, packages } = slice;
  if (isUnchanged(slice)) return `## ${name}\n\nNothing has changed.`;
  const rows = packages.map(({ name, version, bump, written, deleted }) => {
    return `| \`${name}\` | ${version} | ${bump} | ${written.length} | ${deleted.length} |`;
  });
  return [
    `## ${name}`,
    "",
    writeMarkdown(diff),
    "",
    "| Package | Version | Release | Files written | Files deleted |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
