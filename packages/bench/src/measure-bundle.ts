import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a program as it is delivered: bundled, minified and compressed. `directory` is where its imports start. */
export async function measureBundle(
  program: string,
  loader: "js" | "ts",
  directory: string,
): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: directory, loader },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).byteLength;
}
