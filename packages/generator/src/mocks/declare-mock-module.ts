import type { EnumType, SchemaType } from "@graphslice/csdl";
import { isAnyJson } from "../models/any-json.js";
import { namesOf } from "../models/map-type.js";
import { printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { collectMockImports } from "./collect-mock-imports.js";
import { declareFixtures } from "./declare-fixtures.js";
import { fixtureMembers, isStructured, membersName, type MockContext } from "./mock-context.js";
import type { MembersView, MockModuleView } from "./mock-view.js";

/** The mocks module of a type; nothing where there is nothing to be made. */
export function declareMockModule(
  type: SchemaType,
  context: MockContext,
): MockModuleView | undefined {
  const functions = isStructured(type) && !isAnyJson(type) ? declareFixtures(type, context) : [];
  const members = type.kind === "EnumType" ? declareMembers(type, context) : undefined;
  if (functions.length === 0 && members === undefined) return undefined;
  const parts = { functions, ...(members === undefined ? {} : { members }) };
  const { path } = namesOf(type, context.names);
  return { imports: collectMockImports(path, parts, context), ...parts };
}

function declareMembers(type: EnumType, context: MockContext): MembersView | undefined {
  const items = fixtureMembers(type);
  if (items === undefined) return undefined;
  const name = membersName(type, context);
  const { read } = namesOf(type, context.names);
  const head = `export const ${name}: Members<Models.${read}> =`;
  const list = `[${items.map(printString).join(", ")}];`;
  const isLong = `${head} [`.length > LINE_WIDTH;
  const line = isLong ? `  ${list}` : `${head} ${list}`;
  return {
    name,
    doc: createDoc({ description: `The members of \`${read}\`.` }, 0),
    type: read,
    items,
    isLong,
    isBroken: line.length > LINE_WIDTH,
  };
}
