import { ts } from "ts-morph";

/** An interface or type alias of a text, with the namespaces around it. */
export type Declaration = InterfaceDeclaration | AliasDeclaration;

export interface InterfaceDeclaration {
  readonly kind: "interface";
  /** `Partners.Billing`; empty at the top. */
  readonly namespace: string;
  readonly name: string;
  readonly base?: TypeNode;
  readonly members: readonly MemberDeclaration[];
}

export interface AliasDeclaration {
  readonly kind: "alias";
  readonly namespace: string;
  readonly name: string;
  readonly type: TypeNode;
}

export interface MemberDeclaration {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: TypeNode;
}

/** A type as written; keywords are names. */
export type TypeNode =
  | { readonly kind: "name"; readonly name: string; readonly typeArguments: readonly TypeNode[] }
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "array"; readonly element: TypeNode }
  | { readonly kind: "union"; readonly arms: readonly TypeNode[] }
  /** What no declaration to be compared is written with. */
  | { readonly kind: "other"; readonly text: string };

/** Reads the interfaces and type aliases of a text; index signatures are left out. */
export function readDeclarations(file: string, text: string): readonly Declaration[] {
  const source = ts.createSourceFile(file, text, {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  return source.statements.flatMap((statement) => readStatement(statement, "", source));
}

function readStatement(
  statement: ts.Node,
  namespace: string,
  source: ts.SourceFile,
): readonly Declaration[] {
  if (ts.isModuleDeclaration(statement) && statement.body !== undefined) {
    const inner = namespace === "" ? statement.name.text : `${namespace}.${statement.name.text}`;
    const { body } = statement;
    const statements = ts.isModuleBlock(body) ? body.statements : [body];
    return statements.flatMap((child) => readStatement(child, inner, source));
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    const type = readType(statement.type, source);
    return [{ kind: "alias", namespace, name: statement.name.text, type }];
  }
  if (ts.isInterfaceDeclaration(statement)) {
    const [base] = statement.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
    return [
      {
        kind: "interface",
        namespace,
        name: statement.name.text,
        ...(base === undefined ? {} : { base: nameOf(base.getText(source)) }),
        members: statement.members.flatMap((member) => readMember(member, source)),
      },
    ];
  }
  return [];
}

function readMember(member: ts.TypeElement, source: ts.SourceFile): readonly MemberDeclaration[] {
  if (!ts.isPropertySignature(member) || member.type === undefined) return [];
  const { name, questionToken, type } = member;
  return [
    {
      name: ts.isStringLiteral(name) ? name.text : name.getText(source),
      isOptional: questionToken !== undefined,
      type: readType(type, source),
    },
  ];
}

function readType(node: ts.TypeNode, source: ts.SourceFile): TypeNode {
  if (ts.isParenthesizedTypeNode(node)) return readType(node.type, source);
  if (ts.isArrayTypeNode(node)) {
    return { kind: "array", element: readType(node.elementType, source) };
  }
  if (ts.isUnionTypeNode(node)) {
    return { kind: "union", arms: node.types.map((arm) => readType(arm, source)) };
  }
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
    return { kind: "literal", value: node.literal.text };
  }
  if (ts.isTypeReferenceNode(node)) {
    const typeArguments = node.typeArguments?.map((argument) => readType(argument, source)) ?? [];
    return nameOf(node.typeName.getText(source), typeArguments);
  }
  const text = node.getText(source);
  return /^[a-z]+$/.test(text) ? nameOf(text) : { kind: "other", text };
}

function nameOf(name: string, typeArguments: readonly TypeNode[] = []): TypeNode {
  return { kind: "name", name, typeArguments };
}
