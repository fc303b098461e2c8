import type { EntityType } from "@graphslice/csdl";
import type { PackageContext } from "../package-context.js";
import { namesOf } from "./map-type.js";

/** What the README of a models package tells: an example and the addresses that lead into the slice. */
export interface ReadmeView {
  readonly name: string;
  readonly packageName: string;
  /** The type of the example; absent in a slice without types. */
  readonly example?: string;
  readonly sources: readonly { readonly name: string; readonly type: string }[];
  readonly header: PackageContext["header"];
}

export function planReadme(context: PackageContext): ReadmeView {
  const { name, packageName, model, names, header } = context;
  const describe = (source: {
    name: string;
    entityType: EntityType;
  }): ReadmeView["sources"][number] => ({
    name: source.name,
    type: namesOf(source.entityType, names).read,
  });
  const sources = [
    ...(model.container?.entitySets ?? []),
    ...(model.container?.singletons ?? []),
  ].map(describe);
  const [first] = model.types.values();
  const example = sources[0]?.type ?? (first && namesOf(first, names).read);
  return { name, packageName, ...(example === undefined ? {} : { example }), sources, header };
}
