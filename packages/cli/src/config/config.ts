import type { NavigationDepth } from "@graphslice/csdl";
import type { JsonValue, PackageKind, RuleId } from "@graphslice/generator";

/** What `graphslice.config.ts` exports. */
export interface GraphsliceConfig {
  /** By name, which is also the first part of the packages' names: `office-configuration`. */
  readonly slices: Readonly<Record<string, SliceConfig>>;
}

/** A slice of a service's metadata, and the packages to be made of it. Paths are relative to the config file. */
export interface SliceConfig {
  /** CSDL file, or URL of a service's `$metadata`. */
  readonly metadata: string;
  /** Where `graphslice pull` gets the metadata from: Graph's `v1.0` or `beta`, or the URL of a service's `$metadata`. */
  readonly source?: string;
  /** CSDL file with what the metadata leaves out or gets wrong. */
  readonly overlay?: string;
  /**
   * Entity sets, singletons and imports by name, paths such as `/deviceManagement/deviceConfigurations`, or qualified
   * type names. Without any, everything.
   */
  readonly roots: readonly string[];
  /** Further qualified type names. */
  readonly include?: readonly string[];
  /** Qualified names of types or operations, or `type/member`; `*` stands for any characters. */
  readonly exclude?: readonly string[];
  /** Which navigation is followed beside containment; default `contained`. */
  readonly navigation?: NavigationDepth;
  /** Folder in which the packages' folders stand: `packages` for `packages/office-configuration-models`. */
  readonly out: string;
  /** Scope of the packages' names, such as `@graphslice`. */
  readonly scope?: string;
  /** Which packages to make; default all. */
  readonly packages?: readonly PackageKind[];
  /** Root of the service, where a client sends its requests if it is not told otherwise; default Graph's v1.0. */
  readonly baseUrl?: string;
  /** Changes that `graphslice diff` and `graphslice update` need not judge. */
  readonly ignore?: readonly IgnoredChanges[];
  /**
   * Folder with recordings of the service, HTTP Archives that mocks come with and `graphslice check` judges;
   * default `recordings` beside the metadata, if there is one.
   */
  readonly recordings?: string;
  /** Members for the packages' package.json, such as license and repository. */
  readonly packageJson?: Readonly<Record<string, JsonValue>>;
}

/** Changes that are known and accepted. */
export interface IgnoredChanges {
  readonly rule: RuleId;
  /** Which elements, such as `microsoft.graph.user/birthday`; `*` stands for any characters. By default all. */
  readonly path?: string;
  /** Why; it is printed. */
  readonly reason: string;
}

/** Types a config file: `export default defineConfig({ slices: { … } })`. */
export function defineConfig(config: GraphsliceConfig): GraphsliceConfig {
  return config;
}
