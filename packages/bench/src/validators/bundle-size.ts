import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A program that has one schema. */
const PROGRAM =
  'export { windowsOfficeClientSecurityConfigurationSchema } from "@graphslice/office-configuration-validators";';

/** Bytes of the program as it is delivered: bundled, minified and compressed. */
export async function measureBundle(directory: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: directory, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).byteLength;
}
