import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { printOperand } from "../mocks/print-operand.js";
import { printHeading, printPathMember } from "../views/layout/layout-declaration.js";
import { printExpression } from "../views/print-expression.js";
import { printType } from "../views/print-type.js";
import { printJson } from "./print-json.js";
import { printLiteral } from "./print-literal.js";
import { printDocLine, printIdentifier, printKey, printNumber, printString } from "./tokens.js";

export type Template = (view: object) => string;

const directory = fileURLToPath(new URL("../../templates/", import.meta.url));
const ENDING = ".hbs";
const compiled = new Map<string, Template>();

/** The only ways of a value into the text, each with its own encoding. */
const tokens: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  str: printString,
  ident: printIdentifier,
  key: printKey,
  doc: printDocLine,
  num: printNumber,
  json: printJson,
  literal: printLiteral,
  type: printType,
  expr: printExpression,
  operand: printOperand,
  heading: printHeading,
  signature: printPathMember,
  declaration: renderOnce("partials/declaration"),
  interface: renderOnce("partials/path-interface"),
};

const handlebars = Handlebars.create();
for (const [name, print] of Object.entries(tokens)) {
  handlebars.registerHelper(
    name,
    (value: unknown, indent: unknown) => new Handlebars.SafeString(print(value, indent)),
  );
}

/** A template by its name below `templates`, without its ending. */
export function loadTemplate(name: string): Template {
  if (compiled.size === 0) registerPartials();
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const template = handlebars.compile(readFileSync(`${directory}${name}${ENDING}`, "utf8"), {
    knownHelpers: Object.fromEntries(Object.keys(tokens).map((token) => [token, true])),
    knownHelpersOnly: true,
  });
  compiled.set(name, template);
  return template;
}

/** Renders views that stand in two files, a module and the declaration file, and does it once for each view. */
function renderOnce(template: string): (view: object) => string {
  const rendered = new WeakMap<object, string>();
  return (view) => {
    const known = rendered.get(view);
    if (known !== undefined) return known;
    const text = loadTemplate(template)(view).trimEnd();
    rendered.set(view, text);
    return text;
  };
}

function registerPartials(): void {
  for (const file of readdirSync(`${directory}partials`)) {
    if (!file.endsWith(ENDING)) continue;
    const text = readFileSync(`${directory}partials/${file}`, "utf8");
    handlebars.registerPartial(file.slice(0, -ENDING.length), text);
  }
}
