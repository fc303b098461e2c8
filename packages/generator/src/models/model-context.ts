import type { Model } from "@graphslice/csdl";
import type { NameTable } from "../names/name-table.js";
import { Polymorphism } from "./polymorphism.js";

/** What the views of a models package are made from. */
export interface ModelContext {
  readonly model: Model;
  readonly names: NameTable;
  readonly polymorphism: Polymorphism;
}

export function createModelContext(model: Model, names: NameTable): ModelContext {
  return { model, names, polymorphism: new Polymorphism(model) };
}
