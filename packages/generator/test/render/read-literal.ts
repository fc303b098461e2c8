import { ts } from "ts-morph";

/** The value of the string literal that the only statement, an alias, stands for. */
export function readLiteral(statement: string): string | undefined {
  const source = ts.createSourceFile("a.ts", statement, ts.ScriptTarget.ES2022);
  const [alias, ...others] = source.statements;
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias) || others.length > 0) return;
  const { type } = alias;
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
    ? type.literal.text
    : undefined;
}
