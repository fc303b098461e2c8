import type { Change } from "../../src/diff/change.js";
import { diffModels } from "../../src/diff/diff-models.js";
import { buildModel } from "../../src/link/build-model.js";
import type { Model } from "../../src/model.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";
import { describeChange } from "./describe-change.js";

/** The model of a schema `shop` with this content. */
export function readModel(content: string): Model {
  return buildModel([parseDocument(wrapSchema(content))]).model;
}

export function diffText(before: string, after: string): readonly Change[] {
  return diffModels(readModel(before), readModel(after));
}

/** The changes between two schemas, a line each. */
export function describeDiff(before: string, after: string): readonly string[] {
  return diffText(before, after).map(describeChange);
}
