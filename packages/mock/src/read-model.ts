import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";

/**
 * Reads the model that the text of a CSDL document describes.
 *
 * @throws {TypeError} for CSDL that cannot be read, with all that is wrong in it.
 */
export function readModel(text: string): Model {
  const { document, diagnostics } = parseCsdl(text, { file: "metadata" });
  const built = document === undefined ? undefined : buildModel([document]);
  const errors = [...diagnostics, ...(built?.diagnostics ?? [])].filter(
    ({ severity }) => severity === "error",
  );
  if (built?.model === undefined || errors.length > 0) {
    throw new TypeError(
      `Invalid metadata: ${errors
        .map(({ message }) => message)
        .join("; ")
        .slice(0, 2000)}`,
    );
  }
  return built.model;
}
