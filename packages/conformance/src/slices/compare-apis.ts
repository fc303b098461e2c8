import type { Api } from "./read-api.js";

/** What one API has and another lacks, line by line: `+ EntityCreate/id: string`. */
export function compareApis(before: Api, after: Api): readonly string[] {
  const [old, current] = [listApi(before), listApi(after)];
  return [
    ...[...old].filter((line) => !current.has(line)).map((line) => `- ${line}`),
    ...[...current].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

function listApi(api: Api): ReadonlySet<string> {
  return new Set(
    Object.entries(api).flatMap(([name, { type, extends: base, members = {} }]) => [
      type === undefined ? `${name} extends ${base ?? "nothing"}` : `${name} = ${type}`,
      ...Object.entries(members).map(([member, text]) => `${name}/${member}: ${text}`),
    ]),
  );
}
