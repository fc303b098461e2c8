import { formatDiagnostic, type Model } from "@graphslice/csdl";
import { generateSlice, type GeneratedSlice, type PackageRequest } from "../src/generate-slice.js";
import type { PackageKind } from "../src/package-kind.js";
import { readSlice, type SourceText } from "../src/read-slice.js";

/** What a slice is made from, as tests write it. */
export interface ModelSource {
  readonly text: string | Uint8Array;
  readonly overlay?: string;
  /** None at all means everything. */
  readonly roots?: readonly string[];
}

/** Text by path, in the order of emission. */
export type Files = Readonly<Record<string, string>>;

/** The model of a slice, which must be without an error. */
export function readModel({ text, overlay, roots = [] }: ModelSource): Model {
  const source = (file: string, content: SourceText["text"]): SourceText => ({
    file,
    text: content,
  });
  const { slice, diagnostics, problems } = readSlice({
    metadata: source("input.csdl.xml", text),
    ...(overlay === undefined ? {} : { overlay: source("overlay.xml", overlay) }),
    selection: { roots },
  });
  if (slice === undefined) {
    throw new Error([...diagnostics.map(formatDiagnostic), ...problems].join("\n"));
  }
  return slice.model;
}

/** Generates the models package of a slice named `shop`. */
export function generateShop(model: Model): Promise<GeneratedSlice> {
  return generateSlice("shop", model, [
    { kind: "models", packageName: "@example/shop-models", version: "1.2.3" },
  ]);
}

/** The files of a slice's only package. */
export function filesOf({ packages }: GeneratedSlice): Files {
  const files = packages.flatMap((generated) => generated.files);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** The files of a models package. */
export async function generateModels(source: ModelSource): Promise<Files> {
  return filesOf(await generateShop(readModel(source)));
}

/** Generates the client package of a slice named `shop`. */
export function generateClient(source: ModelSource): Promise<Files> {
  return generateDependent("client", source);
}

/** Generates the validators package of a slice named `shop`. */
export function generateValidators(source: ModelSource): Promise<Files> {
  return generateDependent("validators", source);
}

/** The files of the mocks package of a slice named `shop`. */
export function generateMocks(
  source: ModelSource,
  options: Partial<PackageRequest> = {},
): Promise<Files> {
  return generateDependent("mocks", source, options);
}

async function generateDependent(
  kind: PackageKind,
  source: ModelSource,
  options: Partial<PackageRequest> = {},
): Promise<Files> {
  const request = { packageName: `@example/shop-${kind}`, version: "1.2.3", ...options, kind };
  const models = { packageName: "@example/shop-models", version: "1.2.3" };
  return filesOf(await generateSlice("shop", readModel(source), [request], models));
}
