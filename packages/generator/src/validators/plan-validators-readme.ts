import type { SchemaType } from "@graphslice/csdl";
import { findExampleType } from "../find-example-type.js";
import { namesOf } from "../models/map-type.js";
import type { PackageContext } from "../package-context.js";
import { schemaName } from "./validator-names.js";

/** What the README of a validators package tells: with the names of one type as the example. */
export interface ValidatorsReadmeView {
  readonly name: string;
  readonly packageName: string;
  readonly example?: {
    readonly schema: string;
    readonly qualifiedName: string;
    readonly path: string;
  };
  readonly create?: string;
}

export function planValidatorsReadme(context: PackageContext): ValidatorsReadmeView {
  const { name, packageName, names } = context;
  const type = chooseExample(context);
  if (type === undefined) return { name, packageName };
  const { read, create, path } = namesOf(type, names);
  const example = { schema: schemaName(read), qualifiedName: type.qualifiedName, path };
  return {
    name,
    packageName,
    example,
    ...(create === read ? {} : { create: schemaName(create) }),
  };
}

/** The type of an entity set, or another entity type that can be created, if the slice has one. */
function chooseExample({ model }: PackageContext): SchemaType | undefined {
  const wanted = findExampleType(model);
  if (wanted !== undefined) return wanted;
  const types = [...model.types.values()];
  const concrete = types.filter((type) => type.kind === "EntityType" && !type.isAbstract);
  return concrete.at(-1) ?? types[0];
}
