import { selectModel, type Model, type ModelElement, type Place } from "@graphslice/csdl";
import type { ResolvedSlice } from "../config/resolve-slices.js";
import type { TargetBefore, SliceBefore } from "./read-before.js";
import { ENDPOINTS } from "./endpoints.js";

/** What is wrong with a slice of metadata that has just been downloaded. */
export interface MissingRoot {
  readonly message: string;
  /** What it was and what can be done, a line each; empty where it has never been there. */
  readonly advice: readonly string[];
}

/** Says of each root and include that metadata does not have, what it was and what can be done. */
export function explainVanished(
  { target: { url }, record }: TargetBefore,
  { slice, whole: before }: SliceBefore,
  after: Model,
): readonly MissingRoot[] {
  const { name, selection } = slice;
  return [...selection.roots, ...(selection.include ?? [])].flatMap((root) => {
    const [problem] = selectModel(after, { roots: [root] }).problems;
    if (problem === undefined) return [];
    const was = before && describeRoot(root, before);
    if (was === undefined) return [{ message: `${problem} [in ${url}]`, advice: [] }];
    const { file, line, column } = was.place;
    const date = record === undefined ? "" : `, pulled on ${record.retrieved}`;
    return [
      {
        message: `root "${root}" has vanished from ${url} [in slice ${name}]`,
        advice: [
          `it was ${was.description} and still stands in ${file}:${line}:${column}${date}`,
          "nothing was written; what can be done:",
          ...adviseOn(slice, url),
        ],
      },
    ];
  });
}

function adviseOn({ name, source, output }: ResolvedSlice, url: string): readonly string[] {
  if (output === undefined) return ["- keep the file as it is, or say other roots"];
  const other = otherEndpoint(url);
  return [
    source === undefined
      ? `- keep it: slice ${name} has no "source", and is not pulled unless it is named`
      : `- keep it: take "source" out of slice ${name}, and its metadata is not pulled again`,
    `- give it up: take the root out of slice ${name}, or the slice out of the config; packages are never deleted`,
    ...(other === undefined
      ? []
      : [`- see whether ${other} has it: graphslice pull ${other} --slice ${name} --dry-run`]),
  ];
}

/** What a root was in a model that has it; nothing otherwise. */
function describeRoot(
  root: string,
  whole: Model,
): { readonly description: string; readonly place: Place } | undefined {
  const { problems, reasons } = selectModel(whole, { roots: [root] });
  if (problems.length > 0) return undefined;
  const path = root.replace(/^\/|\/$/g, "").split("/");
  const [typeName] = [...reasons].find(([, reason]) => reason.kind === "root") ?? [];
  const type = typeName === undefined ? undefined : whole.types.get(typeName);
  const child = findChild(path[0] ?? "", whole);
  if (child === undefined || path.length > 1) {
    if (type === undefined) return undefined;
    const way = child === undefined ? "" : "a path to ";
    return { description: `${way}${type.kind} ${type.qualifiedName}`, place: type.place };
  }
  const of = type === undefined ? "" : ` of ${type.qualifiedName}`;
  return { description: `${child.kind} ${child.name}${of}`, place: child.place };
}

function findChild(
  name: string,
  { container }: Model,
): (ModelElement & { readonly kind: string; readonly name: string }) | undefined {
  if (container === undefined) return undefined;
  const { entitySets, singletons, actionImports, functionImports } = container;
  return [...entitySets, ...singletons, ...actionImports, ...functionImports].find(
    (child) => child.name === name,
  );
}

/** The other one of Graph's two versions. */
function otherEndpoint(url: string): string | undefined {
  const names = Object.keys(ENDPOINTS);
  return names.some((name) => ENDPOINTS[name] === url)
    ? names.find((name) => ENDPOINTS[name] !== url)
    : undefined;
}
