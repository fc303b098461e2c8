import { fileURLToPath } from "node:url";
import { collectionSchema, type Schema } from "@graphslice/runtime/validation";
import { windowsOfficeClientSecurityConfigurationSchema } from "@graphslice/office-configuration-validators";
import { measureBundle } from "../measure-bundle.js";
import { judgeByHand } from "./hand-written.js";
import { createFaultyPage, createPage } from "./page.js";
import { ajvWithFormats } from "./peers/ajv.js";
import { typebox } from "./peers/typebox.js";
import { valibot } from "./peers/valibot.js";
import { zod } from "./peers/zod.js";
import { race, type Judge } from "./race.js";

const { check, qualify } = windowsOfficeClientSecurityConfigurationSchema;
const page: Schema<unknown> = collectionSchema(check, qualify);
const ours: Judge = { name: "graphslice", judge: page.safeParse };
const judges = [
  { name: "written by hand", judge: judgeByHand },
  ours,
  typebox,
  ajvWithFormats,
  zod,
  valibot,
];

for (const [name, body] of [
  ["a valid page", createPage()],
  ["a page with one fault", createFaultyPage()],
] as const) {
  console.log(`${name}, in thousand judgements a second`);
  for (const [judge, rate] of race(judges, body)) {
    console.log(`  ${judge.padEnd(22)} ${(rate / 1000).toFixed(1).padStart(8)}`);
  }
}
/** A program that has one schema. */
const PROGRAM =
  'export { windowsOfficeClientSecurityConfigurationSchema } from "@graphslice/office-configuration-validators";';
const directory = fileURLToPath(new URL("../../", import.meta.url));
const bytes = await measureBundle(PROGRAM, "js", directory);
console.log(`one schema in a bundle: ${bytes} bytes (limit 1,638)`);
