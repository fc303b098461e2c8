import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The program of a Chromium: what `CHROMIUM` names, or the first that is in the path. */
export function findBrowser(): string | undefined {
  const { CHROMIUM: given, PATH: path = "" } = process.env;
  if (given !== undefined && given !== "") return given;
  return path
    .split(delimiter)
    .flatMap((directory) => NAMES.map((name) => join(directory, name)))
    .find((file) => existsSync(file));
}
