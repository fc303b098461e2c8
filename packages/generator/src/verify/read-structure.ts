import { ts } from "ts-morph";
import { tightenCode, tightenParameter } from "./tighten-code.js";
import type { MemberStructure, ModuleStructure, StatementStructure } from "./module-structure.js";

/** What an emitted text turned out to be. */
export interface ReadModule {
  readonly structure: ModuleStructure;
  /** Syntax errors, as `line:column: message`. */
  readonly faults: readonly string[];
}

/**
 * Parses a text with the compiler that ts-morph brings and tells what it consists of, in the terms of a plan. What no
 * plan can ask for is told by its kind and text, and so never equals one.
 */
export function readStructure(path: string, text: string): ReadModule {
  const source = ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  return {
    structure: source.statements.map((statement) => readStatement(statement, source)),
    faults: readFaults(source),
  };
}

function readStatement(statement: ts.Statement, source: ts.SourceFile): StatementStructure {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
    const link = readLink(statement);
    if (link !== undefined) return link;
  }
  if (ts.isFunctionDeclaration(statement) || ts.isVariableStatement(statement)) {
    const ambient = readAmbient(statement, source);
    if (ambient !== undefined) return ambient;
  }
  if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
    return readFunction(statement, source);
  }
  if (ts.isVariableStatement(statement)) {
    const constant = readConstant(statement, source);
    if (constant !== undefined) return constant;
  }
  if (ts.isTypeAliasDeclaration(statement) && isExported(statement)) {
    const type = readType(statement.type, source);
    return { kind: "alias", name: readName(statement, source), type };
  }
  if (ts.isInterfaceDeclaration(statement) && isExported(statement)) {
    const bases = statement.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
    return {
      kind: "interface",
      name: readName(statement, source),
      ...(bases.length === 0
        ? {}
        : { base: bases.map((base) => readType(base, source)).join(", ") }),
      members: statement.members.map((member) => readMember(member, source)),
    };
  }
  return { kind: "other", text: statement.getText(source) };
}

function readLink(
  statement: ts.ImportDeclaration | ts.ExportDeclaration,
): StatementStructure | undefined {
  const { moduleSpecifier, attributes } = statement;
  if (attributes !== undefined || !moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) {
    return undefined;
  }
  const isImport = ts.isImportDeclaration(statement);
  const clause = isImport ? statement.importClause : statement;
  const bindings = isImport ? statement.importClause?.namedBindings : statement.exportClause;
  const hasDefault = isImport && statement.importClause?.name !== undefined;
  const names = hasDefault ? undefined : readBindings(bindings);
  if (clause === undefined || names === undefined) return undefined;
  return {
    kind: isImport ? "import" : "export",
    names,
    isTypeOnly: clause.isTypeOnly,
    specifier: moduleSpecifier.text,
  };
}

function readFunction(
  {
    name,
    parameters,
    type,
    body,
    modifiers,
    asteriskToken,
    typeParameters,
  }: ts.FunctionDeclaration,
  source: ts.SourceFile,
): StatementStructure {
  const isPlain = modifiers?.length === 1 && asteriskToken === undefined && !typeParameters;
  const list = parameters.map((parameter) => tightenCode(parameter.getText(source))).join(", ");
  return {
    kind: "function",
    name: name?.text ?? "",
    signature: `(${list})${isPlain ? "" : " other"}: ${type?.getText(source) ?? "nothing"}`,
    statements: (body?.statements ?? []).map((each) => tightenCode(each.getText(source))),
  };
}

/** What is declared with `export declare`, if it is. */
function readAmbient(
  statement: ts.FunctionDeclaration | ts.VariableStatement,
  source: ts.SourceFile,
): StatementStructure | undefined {
  const [first, second, ...others] = statement.modifiers ?? [];
  const isAmbient =
    first?.kind === ts.SyntaxKind.ExportKeyword &&
    second?.kind === ts.SyntaxKind.DeclareKeyword &&
    others.length === 0;
  if (!isAmbient) return undefined;
  return {
    kind: "ambient",
    text: tightenCode(source.text.slice(second.end, statement.end)).trim(),
  };
}

function readConstant(
  { modifiers, declarationList }: ts.VariableStatement,
  source: ts.SourceFile,
): StatementStructure | undefined {
  const [declaration, ...others] = declarationList.declarations;
  const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
  if (declaration?.initializer === undefined || others.length > 0 || !isConstant) return undefined;
  const isExported = modifiers?.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
  if (modifiers !== undefined && !isExported) return undefined;
  return {
    kind: "constant",
    name: declaration.name.getText(source),
    ...(declaration.type === undefined
      ? {}
      : { type: tightenCode(declaration.type.getText(source)) }),
    isExported,
    value: tightenCode(declaration.initializer.getText(source)),
  };
}

function readName(
  { name, typeParameters }: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  source: ts.SourceFile,
): string {
  if (typeParameters === undefined) return name.text;
  return `${name.text}<${typeParameters.map((parameter) => squeeze(parameter.getText(source))).join(", ")}>`;
}

/** The names in braces, or the namespace that they are given; nothing where one is given another name. */
function readBindings(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): readonly string[] | undefined {
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) {
    return [`* as ${bindings.name.text}`];
  }
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = bindings.elements;
  if (elements.some(({ propertyName }) => propertyName !== undefined)) return undefined;
  return elements.map(({ name, isTypeOnly }) => (isTypeOnly ? `type ${name.text}` : name.text));
}

function readMember(member: ts.TypeElement, source: ts.SourceFile): MemberStructure {
  if (ts.isCallSignatureDeclaration(member) && member.type && !member.typeParameters) {
    const list = member.parameters.map((parameter) => tightenParameter(parameter.getText(source)));
    return { key: `(${list.join(", ")})`, type: readType(member.type, source) };
  }
  if (ts.isPropertySignature(member) && member.type !== undefined && isPlain(member, source)) {
    const optional = member.questionToken === undefined ? "" : "?";
    const type = readType(member.type, source);
    return { key: `${readAccess(member)}${member.name.getText(source)}${optional}`, type };
  }
  if (ts.isIndexSignatureDeclaration(member) && isPlain(member, source)) {
    const [parameter] = member.parameters;
    return {
      key: `${readAccess(member)}[${parameter?.getText(source)}]`,
      type: readType(member.type, source),
    };
  }
  return { key: ts.SyntaxKind[member.kind], type: squeeze(member.getText(source)) };
}

function readAccess({ modifiers }: ts.PropertySignature | ts.IndexSignatureDeclaration): string {
  return modifiers === undefined ? "" : "readonly ";
}

/** Whether a member is but its key and type, perhaps readonly; the parser lets an initializer pass. */
function isPlain(
  { type, modifiers, end }: ts.PropertySignature | ts.IndexSignatureDeclaration,
  source: ts.SourceFile,
): boolean {
  const isPlain =
    modifiers === undefined ||
    (modifiers.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ReadonlyKeyword);
  return isPlain && source.text.slice(type?.end, end) === ";";
}

function readType(
  type: ts.TypeNode | ts.ExpressionWithTypeArguments,
  source: ts.SourceFile,
): string {
  return squeeze(type.getText(source))
    .replace(/(^|[<(:,] ?)\| /g, "$1")
    .replace(/([<(]) /g, "$1")
    .replace(/ ([>)])/g, "$1");
}

function readFaults(source: ts.SourceFile): readonly string[] {
  // The parser keeps what it found in a field that the compiler's types leave out.
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
  return parseDiagnostics.map(({ start = 0, messageText }) => {
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    return `${line + 1}:${character + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function isExported(
  declaration: ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration,
): boolean {
  const modifiers = declaration.modifiers ?? [];
  return modifiers.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
}

function squeeze(text: string): string {
  return text.includes("\n") ? text.replace(/\s+/g, " ") : text;
}
