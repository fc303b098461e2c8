// Generates the models of CSDL files, given by their paths, in that order, with the built generator; prints them, and
// where it thinks it is. JavaScript, since it runs without a compiler.
import { readFileSync } from "node:fs";
import { argv, cwd, stdout } from "node:process";
import { generateSlice, readSlice } from "../../dist/index.js";

const output = {};
for (const file of argv.slice(2)) {
  const metadata = { file, text: readFileSync(file) };
  const { slice } = readSlice({ metadata, selection: { roots: [] } });
  const { packages, renames } = await generateSlice("shop", slice.model, [
    { kind: "models", packageName: "shop-models", version: "1.0.0" },
  ]);
  output[file] = { packages, renames };
}
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
stdout.write(JSON.stringify({ place: { locale, timeZone, directory: cwd() }, output }));
