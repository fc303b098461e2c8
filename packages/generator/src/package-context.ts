import type { Model } from "@graphslice/csdl";
import type { PackageKind } from "./package-kind.js";
import type { NameTable } from "./names/name-table.js";
import type { HeaderView } from "./views/module-view.js";

/** What the files of a slice's packages are planned from. */
export interface PackageContext {
  /** The slice's name in kebab case: `office-configuration`. */
  readonly name: string;
  readonly packageName: string;
  readonly model: Model;
  readonly names: NameTable;
  readonly header: HeaderView;
  readonly version: string;
  /** The slice's models package, which the others depend on. */
  readonly models: { readonly packageName: string; readonly version: string };
  /** Root of the service that the slice is of, without a slash at the end; Graph's v1.0 if not given. */
  readonly baseUrl?: string;
  /** What was recorded of the service, by name. */
  readonly recordings?: readonly Recording[];
  /** What the service held before each of the recordings, as an in-memory Graph takes it; absent where nobody knows. */
  readonly state?: JsonObject;
  /** The names of the slice's packages that are made together. */
  readonly packageNames: Readonly<Partial<Record<PackageKind, string>>>;
  /** Members of package.json that are the user's: license, repository and so on. */
  readonly packageJson: Readonly<Record<string, JsonValue>>;
}

/** A recording. */
export interface Recording {
  /** Letters, digits, `-` and `_`: its module is called so. */
  readonly name: string;
  /** An HTTP Archive. */
  readonly archive: JsonObject;
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}
