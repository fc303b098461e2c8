import { createHash } from "node:crypto";
import { writeCsdl, type Model } from "@graphslice/csdl";
import type { GeneratedFile } from "./generated-file.js";
import { assignNames } from "./names/assign-names.js";
import type { Rename } from "./names/name-table.js";
import type { JsonObject, JsonValue, PackageContext, Recording } from "./package-context.js";
import { planPackage, type PackageKind } from "./package-kind.js";
import type { PlannedFile } from "./planned-file.js";
import { renderFile } from "./render/render-file.js";
import { VERSION } from "./version.js";

/** A package to be made of a slice. */
export interface PackageRequest {
  readonly kind: PackageKind;
  readonly packageName: string;
  readonly version: string;
  /** Root of the service, for clients; Graph's v1.0 if not given. */
  readonly baseUrl?: string;
  /** What was recorded of the service, for mocks. */
  readonly recordings?: readonly Recording[];
  /** What the service held before each of the recordings; nothing is made of it where there are none. */
  readonly state?: JsonObject;
  /** Members for package.json that are the user's: license, repository and so on. */
  readonly packageJson?: Readonly<Record<string, JsonValue>>;
  /** What is there from the last time: files that are equal are not verified again. */
  readonly previous?: PreviousPackage;
}

export interface PreviousPackage {
  /** The version of the generator that made it. */
  readonly generator: string;
  /** The text of a file of the package, if there is one. */
  readonly read: (path: string) => string | undefined;
}

export interface GeneratedPackage {
  readonly kind: PackageKind;
  readonly files: readonly GeneratedFile[];
}

export interface GeneratedSlice {
  readonly packages: readonly GeneratedPackage[];
  /** Names that a rule gave twice. */
  readonly renames: readonly Rename[];
}

/**
 * Makes packages of a slice: names, views, text, verified files; nothing is written. Same input, same bytes.
 *
 * @param models the models package that the others depend on, where it is not among the requests
 * @throws {VerificationError} if an emitted file is not what was planned.
 */
export async function generateSlice(
  name: string,
  model: Model,
  requests: readonly PackageRequest[],
  models: PackageContext["models"] | undefined = requests.find(({ kind }) => kind === "models"),
): Promise<GeneratedSlice> {
  const names = assignNames(model);
  const header = { generator: VERSION, metadata: digestModel(model) };
  const packageNames = Object.fromEntries(
    requests.map(({ kind, packageName }) => [kind, packageName]),
  );
  const packages: GeneratedPackage[] = [];
  for (const {
    kind,
    packageName,
    version,
    baseUrl,
    recordings = [],
    state,
    packageJson = {},
    previous,
  } of requests) {
    const planned = planPackage(kind, {
      name,
      packageName,
      model,
      names,
      header,
      version,
      models: models ?? { packageName: `${name}-models`, version },
      ...(baseUrl === undefined ? {} : { baseUrl }),
      recordings,
      ...(state === undefined || recordings.length === 0 ? {} : { state }),
      packageNames,
      packageJson,
    });
    const files = planned.map(renderFile);
    packages.push({ kind, files: await completePackage(planned, files, previous) });
  }
  const isForClients = requests.some(({ kind }) => kind === "client");
  return {
    packages,
    renames: [...names.renames, ...(isForClients ? names.clients.renames : [])],
  };
}

/** Verifies the files and adds `api.json`, unless all of them are what this version has verified before. */
async function completePackage(
  planned: readonly PlannedFile[],
  files: readonly GeneratedFile[],
  previous: PreviousPackage | undefined,
): Promise<readonly GeneratedFile[]> {
  const isVerified =
    previous?.generator === VERSION &&
    files.every(({ path, text }) => !path.endsWith(".ts") || previous.read(path) === text);
  const api = isVerified ? previous.read("api.json") : undefined;
  if (api !== undefined) return [...files, { path: "api.json", text: api }];
  // The compiler takes a third of a second to load: only where there is something to verify.
  const { verifyPackage } = await import("./verify/verify-package.js");
  return verifyPackage(planned, files);
}

function digestModel(model: Model): string {
  return createHash("sha256").update(writeCsdl(model)).digest("hex").slice(0, 8);
}
