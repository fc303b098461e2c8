import fc from "fast-check";
import { ts } from "ts-morph";
import { expect, test } from "vitest";
import type { JsonValue } from "../../src/package-context.js";
import { printLiteral, printTightLiteral } from "../../src/render/print-literal.js";
import { tightenCode } from "../../src/verify/tighten-code.js";
import { formatFile } from "../format/format-file.js";
import { hostileText } from "../hostile/hostile-text.js";

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e-7),
  fc.string(),
  fc.stringMatching(/^[a-z ]{20,110}$/),
);
const key = fc.oneof(fc.string(), fc.constantFrom("id", "text", "value", "__proto__"));
/** Without long lists of numbers, which Prettier fills lines with, and which recordings do not have. */
const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.dictionary(key, scalar, { minKeys: 1, maxKeys: 3 }), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const object = fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 });

/** Evaluates a literal as a compiler does: what is in it runs in no case. */
function evaluate(code: string): unknown {
  const source = ts.createSourceFile("a.ts", `(${code})`, ts.ScriptTarget.ES2022);
  const [statement, ...others] = source.statements;
  expect(others).toEqual([]);
  if (statement === undefined || !ts.isExpressionStatement(statement)) throw new Error(code);
  if (!ts.isParenthesizedExpression(statement.expression)) throw new Error(code);
  return evaluateNode(statement.expression.expression);
}

function evaluateNode(node: ts.Expression): unknown {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) return -Number(evaluateNode(node.operand));
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(evaluateNode);
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(
      node.properties.map((property) => {
        if (!ts.isPropertyAssignment(property)) throw new Error("a member of another kind");
        const { name } = property;
        const isPlain = ts.isIdentifier(name) || ts.isStringLiteral(name);
        // A plain `__proto__` is no member.
        if (isPlain && name.text !== "__proto__")
          return [name.text, evaluateNode(property.initializer)];
        if (!ts.isComputedPropertyName(name)) throw new Error("a key of another kind");
        return [evaluateNode(name.expression), evaluateNode(property.initializer)];
      }),
    );
  }
  const constants = new Map<ts.SyntaxKind, unknown>([
    [ts.SyntaxKind.NullKeyword, null],
    [ts.SyntaxKind.TrueKeyword, true],
    [ts.SyntaxKind.FalseKeyword, false],
  ]);
  if (!constants.has(node.kind)) throw new Error(ts.SyntaxKind[node.kind]);
  return constants.get(node.kind);
}

test("a literal is the value, and nothing hides in it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), hostileText, (json, text) => {
      // Without negative zeros, which JSON does not have.
      const given = JSON.parse(JSON.stringify({ [text]: [text, json] }));
      const printed = printLiteral(given);
      expect(evaluate(printed)).toEqual(given);
      expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028-\u202e\ufeff]/);
    }),
  );
});

test("on one line it is what is left without layout", () => {
  fc.assert(
    fc.property(object, (json) => {
      expect(tightenCode(printLiteral(json))).toBe(printTightLiteral(json));
    }),
  );
});

test("Prettier leaves it as it is", { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(object, async (json) => {
      const text = `export const value: object = ${printLiteral(json)};\n`;
      expect(await formatFile("a.ts", text)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("what holds plain values only is on one line where it fits", () => {
  const header = { name: "Accept", value: "application/json" };
  expect(printLiteral({ headers: [header, header], none: [], cache: {}, list: [header] })).toBe(
    `{
  headers: [
    { name: "Accept", value: "application/json" },
    { name: "Accept", value: "application/json" },
  ],
  none: [],
  cache: {},
  list: [{ name: "Accept", value: "application/json" }],
}`,
  );
});

test("what is no number literal is refused", () => {
  expect(() => printLiteral(JSON.parse('{ "time": 1e999 }'))).toThrow(
    "Infinity is not a number literal",
  );
});
