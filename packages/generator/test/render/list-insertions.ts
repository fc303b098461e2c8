import Handlebars from "handlebars";

/** A place where a template inserts something. */
export interface Insertion {
  readonly kind: "value" | "block" | "partial" | "other";
  readonly name: string;
  /** Whether it is inserted as it is: `{{{` or `{{&`. */
  readonly isRaw: boolean;
  readonly parameters: number;
  /** Whether the number of backticks before it in the template is odd. */
  readonly isInBackticks: boolean;
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement;

/** All that a template inserts, in order, whatever the values are. */
export function listInsertions(template: string): readonly Insertion[] {
  const insertions: Insertion[] = [];
  let backticks = 0;
  const add = (kind: Insertion["kind"], name: string, rest: Partial<Insertion> = {}): void => {
    const isInBackticks = backticks % 2 === 1;
    insertions.push({ kind, name, isRaw: false, parameters: 0, isInBackticks, ...rest });
  };
  const addCall = (kind: Insertion["kind"], call: Call, isRaw: boolean): void => {
    const { path, params, hash } = call;
    const name = "original" in path ? String(path.original) : path.type;
    const isPlain =
      path.type === "PathExpression" &&
      params.every(({ type }) => type !== "SubExpression") &&
      (hash?.pairs ?? []).length === 0;
    add(isPlain ? kind : "other", name, { isRaw, parameters: params.length });
  };
  const visit = (program: hbs.AST.Program | undefined): void => program?.body.forEach(visitOne);
  const visitOne = (statement: hbs.AST.Statement): void => {
    switch (statement.type) {
      case "ContentStatement":
        backticks += (statement as hbs.AST.ContentStatement).value.split("`").length - 1;
        return;
      case "CommentStatement":
        return;
      case "MustacheStatement": {
        const mustache = statement as hbs.AST.MustacheStatement;
        return addCall("value", mustache, !mustache.escaped);
      }
      case "BlockStatement": {
        const block = statement as hbs.AST.BlockStatement;
        addCall("block", block, false);
        visit(block.program);
        return visit(block.inverse);
      }
      case "PartialStatement": {
        const { name } = statement as hbs.AST.PartialStatement;
        if ("original" in name) return add("partial", String(name.original));
        return add("other", "partial");
      }
      default:
        return add("other", statement.type);
    }
  };
  visit(Handlebars.parse(template));
  return insertions;
}
