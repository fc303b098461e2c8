import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository.js";

/** A fenced block of a Markdown file. */
export interface Fence {
  readonly language: string;
  /** The file that the block is, or is an excerpt of: `file=…` behind the language. */
  readonly file?: string;
  readonly text: string;
  /** Where its first line is, from 1. */
  readonly line: number;
}

const FENCE = /^```(?<language>\w+)(?: file=(?<file>\S+))?\n(?<text>[^]*?)^```$/gm;

/** The fenced blocks of a Markdown file of the repository, in their order. */
export function readFences(path: string): readonly Fence[] {
  const text = readFileSync(join(repository, path), "utf8");
  return [...text.matchAll(FENCE)].map(({ groups, index }) => ({
    language: groups?.["language"] ?? "",
    ...(groups?.["file"] === undefined ? {} : { file: groups["file"] }),
    text: groups?.["text"] ?? "",
    line: text.slice(0, index).split("\n").length + 1,
  }));
}
