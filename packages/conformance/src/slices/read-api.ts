import type { GeneratedFile } from "@graphslice/generator";

/** What `api.json` says of a package's exported types, by name. */
export type Api = Readonly<Record<string, ApiEntry>>;

export interface ApiEntry {
  /** Of aliases. */
  readonly type?: string;
  /** Of interfaces. */
  readonly extends?: string;
  readonly members?: Readonly<Record<string, string>>;
}

export function readApi(files: readonly GeneratedFile[]): Api {
  const text = files.find(({ path }) => path === "api.json")?.text;
  if (text === undefined) throw new Error("the package has no api.json");
  return JSON.parse(text);
}

/** The names of an interface's members, as the service has them. */
export function memberNames({ members = {} }: ApiEntry): readonly string[] {
  return Object.keys(members).map((key) => {
    const name = key.endsWith("?") ? key.slice(0, -1) : key;
    return name.startsWith('"') ? JSON.parse(name) : name;
  });
}

/** The arms of a union, or the type itself. */
export function armsOf({ type = "" }: ApiEntry): readonly string[] {
  return type.split(" | ");
}
