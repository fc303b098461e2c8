import { ts } from "ts-morph";
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
  if (ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly === true) {
    const { name, namedBindings } = statement.importClause;
    const names = name === undefined ? readBindings(namedBindings) : undefined;
    if (names !== undefined) return describe("import", names, statement.moduleSpecifier);
  }
  if (ts.isExportDeclaration(statement) && statement.isTypeOnly && statement.moduleSpecifier) {
    const names = readBindings(statement.exportClause);
    if (names !== undefined) return describe("export", names, statement.moduleSpecifier);
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
        : { base: bases.map((base) => squeeze(base.getText(source))).join(", ") }),
      members: statement.members.map((member) => readMember(member, source)),
    };
  }
  return { kind: "other", text: statement.getText(source) };
}

function describe(
  verb: "import" | "export",
  names: string,
  specifier: ts.Expression,
): StatementStructure {
  const from = ts.isStringLiteral(specifier) ? specifier.text : ts.SyntaxKind[specifier.kind];
  return { kind: "other", text: `${verb} type ${names} from ${from}` };
}

function readName(
  { name, typeParameters }: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  source: ts.SourceFile,
): string {
  if (typeParameters === undefined) return name.text;
  return `${name.text}<${typeParameters.map((parameter) => squeeze(parameter.getText(source))).join(", ")}>`;
}

function readBindings(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): string | undefined {
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) {
    return `* as ${bindings.name.text}`;
  }
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = bindings.elements;
  if (elements.some(({ propertyName, isTypeOnly }) => propertyName !== undefined || isTypeOnly)) {
    return undefined;
  }
  return elements.map(({ name }) => name.text).join(", ");
}

function readMember(member: ts.TypeElement, source: ts.SourceFile): MemberStructure {
  if (ts.isPropertySignature(member) && member.type !== undefined && !member.modifiers) {
    const optional = member.questionToken === undefined ? "" : "?";
    const type = readType(member.type, source);
    return { key: `${member.name.getText(source)}${optional}`, type };
  }
  if (ts.isIndexSignatureDeclaration(member) && !member.modifiers) {
    const [parameter] = member.parameters;
    return { key: `[${parameter?.getText(source)}]`, type: readType(member.type, source) };
  }
  return { key: ts.SyntaxKind[member.kind], type: squeeze(member.getText(source)) };
}

function readType(type: ts.TypeNode, source: ts.SourceFile): string {
  return squeeze(type.getText(source))
    .replace(/^\| /, "")
    .replace(/< (.*?) >/g, "<$1>");
}

function readFaults(source: ts.SourceFile): readonly string[] {
  // The parser keeps what it found in a field that the compiler's types leave out.
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
  return parseDiagnostics.map(({ start = 0, messageText }) => {
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    return `${line + 1}:${character + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function isExported(declaration: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): boolean {
  const modifiers = declaration.modifiers ?? [];
  return modifiers.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ");
}
