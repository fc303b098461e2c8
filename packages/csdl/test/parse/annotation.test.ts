import { describe, expect, test } from "vitest";
import { CONSTANT_SYNTAX, isConstantKind } from "../../src/parse/constant-syntax.js";
import { TARGET_PATH } from "../../src/parse/name-syntax.js";
import { diagnose, parseSchema } from "./csdl-text.js";

function annotate(annotation: string) {
  const schema = parseSchema(`<Annotations Target="self.order">${annotation}</Annotations>`);
  return schema.externalAnnotations[0]?.annotations[0];
}

const VALUES: Readonly<Record<string, { valid: readonly string[]; invalid: readonly string[] }>> = {
  String: { valid: ["", "x"], invalid: [] },
  Bool: { valid: ["true", "false"], invalid: ["True", "1", ""] },
  Int: {
    valid: ["0", "-1", "+1", "9223372036854775807", "-9223372036854775808"],
    invalid: ["", "1.0", "1e3", "0x1", "9223372036854775808", "-9223372036854775809"],
  },
  Float: { valid: ["1", "-1.5e-3", "INF", "-INF", "NaN"], invalid: ["", ".", "1.", "Infinity"] },
  Decimal: { valid: ["3.14", "-0", "INF"], invalid: ["", "1,5", "e3"] },
  Date: {
    valid: ["2026-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "-0044-03-15"],
    invalid: ["", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-1-1", "26-01-01"],
  },
  DateTimeOffset: {
    valid: ["2026-01-31T12:00Z", "2026-01-31T23:59:59.123456789012+14:00", "2026-01-31t12:00:00z"],
    invalid: ["", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31T24:00:00Z", "2026-02-30T12:00Z"],
  },
  Duration: {
    valid: ["P1D", "-PT1H", "P1DT2H3M4.5S", "PT0S"],
    invalid: ["", "P", "PT", "P1DT", "P1Y", "P1M", "1D"],
  },
  TimeOfDay: { valid: ["00:00", "23:59:59.999"], invalid: ["", "24:00", "1:00", "12:60"] },
  Guid: {
    valid: ["01234567-89ab-CDEF-0123-456789abcdef"],
    invalid: ["", "{01234567-89ab-cdef-0123-456789abcdef}", "0123456789abcdef0123456789abcdef"],
  },
  Binary: {
    valid: ["", "AA", "AA==", "AAA", "AAA=", "AAAA", "a-_9"],
    invalid: ["A", "A===", "AA=", "a+b/", "AAAA=", "AAAAA"],
  },
  EnumMember: {
    valid: ["self.color/red", "a.b.color/red a.b.color/blue"],
    invalid: ["", "red", "color/red", "self.color", "self.color/red,self.color/blue"],
  },
  Path: {
    valid: ["", "a/b", "self.type/a", "@Core.Messages", "/self.service/set('x/y')/a", "a/$count"],
    invalid: ["a b", "${x}", "a//b", "a'", "../a"],
  },
  PropertyPath: { valid: ["a/b"], invalid: ["a b"] },
  NavigationPropertyPath: { valid: ["a/b"], invalid: ["a;b"] },
  AnnotationPath: { valid: ["a/@Core.Description#q"], invalid: ["a/@"] },
  ModelElementPath: { valid: ["self.service/set"], invalid: ["`"] },
};

describe("constants and paths", () => {
  test("every kind has examples", () => {
    expect(Object.keys(VALUES)).toEqual(Object.keys(CONSTANT_SYNTAX));
  });

  test.each(Object.entries(VALUES))("%s", (kind, { valid, invalid }) => {
    for (const value of valid) {
      expect(annotate(`<Annotation Term="self.t" ${kind}="${value}" />`)?.value).toEqual({
        kind,
        value,
      });
      expect(
        annotate(`<Annotation Term="self.t"><${kind}>${value}</${kind}></Annotation>`)?.value,
      ).toEqual({ kind, value });
    }
    for (const value of invalid)
      expect(
        isConstantKind(kind) && CONSTANT_SYNTAX[kind].read(value),
        `${kind} ${value}`,
      ).toBeUndefined();
  });

  test("white space around a constant in element notation is no part of it, but of a string it is", () => {
    expect(annotate(`<Annotation Term="self.t"><Int> 1 </Int></Annotation>`)?.value).toEqual({
      kind: "Int",
      value: "1",
    });
    expect(annotate(`<Annotation Term="self.t"><String> 1 </String></Annotation>`)?.value).toEqual({
      kind: "String",
      value: " 1 ",
    });
  });
});

describe("annotations", () => {
  test("without a value", () => {
    expect(annotate(`<Annotation Term="self.t" Qualifier="q" />`)).toEqual({
      term: "self.t",
      qualifier: "q",
      annotations: [],
      place: { file: "shop.xml", line: 2, column: 34 },
    });
  });

  test("annotations of annotations", () => {
    expect(
      annotate(
        `<Annotation Term="self.t" Bool="true"><Annotation Term="self.u" Int="1" /></Annotation>`,
      ),
    ).toMatchObject({
      value: { kind: "Bool", value: "true" },
      annotations: [{ term: "self.u", value: { kind: "Int", value: "1" } }],
    });
  });

  test("records and collections", () => {
    expect(
      annotate(`<Annotation Term="self.t"><Collection>
  <Record Type="self.r">
    <PropertyValue Property="a" Date="2026-01-31"><Annotation Term="self.u" /></PropertyValue>
    <PropertyValue Property="b"><Null /></PropertyValue>
    <PropertyValue Property="c" />
    <Annotation Term="self.v" />
  </Record>
  <Record />
</Collection></Annotation>`)?.value,
    ).toMatchObject({
      kind: "Collection",
      items: [
        {
          kind: "Record",
          type: "self.r",
          properties: [
            { property: "a", value: { kind: "Date" }, annotations: [{ term: "self.u" }] },
            { property: "b", value: { kind: "Null" } },
            { property: "c", value: { kind: "Bool", value: "true" } },
          ],
          annotations: [{ term: "self.v" }],
        },
        { kind: "Record", properties: [], annotations: [] },
      ],
    });
  });

  test("dynamic expressions are kept", () => {
    expect(
      annotate(`<Annotation Term="self.t"><If>
  <Eq><Path>a</Path><Null /></Eq>
  <Apply Function="odata.concat"><String>x</String><LabeledElementReference>self.label</LabeledElementReference></Apply>
  <Cast Type="Edm.String" MaxLength="3"><Path>b</Path></Cast>
</If></Annotation>`)?.value,
    ).toEqual({
      kind: "Dynamic",
      name: "If",
      attributes: {},
      operands: [
        {
          kind: "Dynamic",
          name: "Eq",
          attributes: {},
          operands: [{ kind: "Path", value: "a" }, { kind: "Null" }],
        },
        {
          kind: "Dynamic",
          name: "Apply",
          attributes: { Function: "odata.concat" },
          operands: [
            { kind: "String", value: "x" },
            {
              kind: "Dynamic",
              name: "LabeledElementReference",
              attributes: { Name: "self.label" },
              operands: [],
            },
          ],
        },
        {
          kind: "Dynamic",
          name: "Cast",
          attributes: { Type: "Edm.String", MaxLength: "3" },
          operands: [{ kind: "Path", value: "b" }],
        },
      ],
    });
  });

  test("a URL in attribute notation is the expression UrlRef", () => {
    expect(annotate(`<Annotation Term="self.t" UrlRef="https://example.com" />`)?.value).toEqual(
      annotate(
        `<Annotation Term="self.t"><UrlRef><String>https://example.com</String></UrlRef></Annotation>`,
      )?.value,
    );
  });

  test("two values conflict", () => {
    expect(diagnose(`<Annotation Term="self.t" Bool="true" Int="1" />`)).toEqual([
      "shop.xml:2:1: error: expected one value but found Bool, Int [in Annotation self.t of Schema shop]",
    ]);
  });
});

describe("targets", () => {
  test.each([
    "self.order",
    "a.b.order/items",
    "self.order/items/@Core.Description#q",
    "self.order/@Core.Description/@Core.IsLanguageDependent",
    "self.service/orders",
    "self.assign(self.order)",
    "self.assign(Collection(self.order))",
    "self.top(self.order,Edm.Int32)/count",
    "self.top(self.order, Edm.Int32)/$ReturnType",
    "self.top()/$ReturnType",
    "self.order/@self.t#application.displayName",
  ])("%s", (target) => {
    expect(TARGET_PATH.read(target)).toBe(target);
  });

  test.each([
    "",
    "order",
    "self.order/",
    "/self.order",
    "self.order/a b",
    "self.f(",
    "self.f(x)",
    "self.f()()",
    "self.order/$x",
    "self.order#q#r/x",
    "${x}.y",
  ])("%j is none", (target) => {
    expect(TARGET_PATH.read(target)).toBeUndefined();
  });
});
