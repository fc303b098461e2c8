import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { formatDiagnostic, hasErrors } from "../../src/diagnostic.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { scanXml } from "../../src/parse/scan-xml.js";
import { diagnose, parseDocument, parseSchema, wrapSchema } from "./csdl-text.js";

const EMPTY = wrapSchema("");

function firstProblem(source: string | Uint8Array, maxBytes?: number): string {
  const options = { file: "f", ...(maxBytes !== undefined && { maxBytes }) };
  const [first] = parseCsdl(source, options).diagnostics;
  return first === undefined ? "" : formatDiagnostic(first);
}

describe("size", () => {
  test("a source of the maximal size is read, a longer one is not", () => {
    const bytes = new TextEncoder().encode(EMPTY);
    expect(firstProblem(bytes, bytes.length)).toBe("");
    expect(firstProblem(bytes, bytes.length - 1)).toBe(
      `f:1:1: error: expected at most ${bytes.length - 1} bytes; raise maxBytes to read it`,
    );
  });
});

describe("encoding", () => {
  test("a byte order mark is accepted, in bytes and in text, and takes no column", () => {
    for (const source of [`\uFEFF${EMPTY}`, new TextEncoder().encode(`\uFEFF${EMPTY}`)]) {
      const { document } = parseCsdl(source, { file: "f" });
      expect(document?.schemas[0]?.place).toEqual({
        file: "f",
        line: 1,
        column: EMPTY.indexOf("<Schema") + 1,
      });
    }
  });

  test.each(["utf-8", "UTF-8", "us-ascii"])("an XML declaration may name %s", (encoding) => {
    expect(firstProblem(`<?xml version="1.0" encoding="${encoding}"?>${EMPTY}`)).toBe("");
  });

  test("invalid bytes are placed where they stand", () => {
    const bytes = new TextEncoder().encode(wrapSchema(`  <!-- é -->\n  <!-- # -->`));
    bytes[bytes.indexOf(0x23)] = 0xff;
    expect(firstProblem(bytes)).toBe(
      "f:3:8: error: expected UTF-8 but found invalid bytes; save the file as UTF-8",
    );
  });

  test("a replacement character that is really there is no invalid byte", () => {
    expect(firstProblem(new TextEncoder().encode(wrapSchema("<!-- \uFFFD -->")))).toBe("");
  });

  test("half a surrogate pair is no character", () => {
    expect(firstProblem(wrapSchema("<!-- \uD800 -->"))).toContain("is not a character of XML");
  });
});

describe("lines", () => {
  test.each(["\n", "\r\n", "\r"])("line ends %j give the same places", (end) => {
    const text = wrapSchema(`  <EntityType Name="a" />\n\n    <EntityType Name="b" />`);
    const { document } = parseCsdl(text.replaceAll("\n", end), { file: "f" });
    expect(document?.schemas[0]?.children.map(({ place }) => [place.line, place.column])).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  test("columns count UTF-16 code units", () => {
    const schema = parseSchema(`<!-- \u{1F600}é --><EntityType Name="a" />`);
    expect(schema.children[0]?.place.column).toBe(13);
  });

  test("processing instructions move nothing", () => {
    const schema = parseSchema(`<?a\n " ?><?b?> <EntityType Name="a" />`);
    expect(schema.children[0]?.place).toEqual({ file: "shop.xml", line: 3, column: 12 });
  });
});

describe("references", () => {
  function describeWith(written: string): string | undefined {
    const schema = parseSchema(
      `<Annotations Target="self.a"><Annotation Term="self.t" String="${written}" /></Annotations>`,
    );
    const value = schema.externalAnnotations[0]?.annotations[0]?.value;
    return value?.kind === "String" ? value.value : undefined;
  }

  test.each([
    ["&amp;&lt;&gt;&quot;&apos;", `&<>"'`],
    ["&#65;&#x42;&#x63;", "ABc"],
    ["a&#10;b&#13;&#9;", "a\nb\r\t"],
    ["&#x1F600;", "\u{1F600}"],
    ["&amp;#10;", "&#10;"],
    ["&amp;amp;", "&amp;"],
    ["&amp;lt;", "&lt;"],
    ["&#38;lt;", "&lt;"],
    ["&#38;#60;", "&#60;"],
    ["a\nb\tc", "a b c"],
    [" a  b ", " a  b "],
    ["", ""],
    ["1e3", "1e3"],
    ["0x10", "0x10"],
    ["true", "true"],
  ])("%j means %j", (written, meant) => {
    expect(describeWith(written)).toBe(meant);
  });

  test("text and CDATA are joined, and CDATA is taken as it is", () => {
    const schema = parseSchema(
      `<Annotations Target="self.a"><Annotation Term="self.t"><String> &lt;<![CDATA[&lt;<b/>]]><!-- x -->\n</String></Annotation></Annotations>`,
    );
    expect(schema.externalAnnotations[0]?.annotations[0]?.value).toEqual({
      kind: "String",
      value: " <&lt;<b/>\n",
    });
  });

  test("processing instructions leave nothing behind", () => {
    const schema = parseSchema(
      `<Annotations Target="self.a"><Annotation Term="self.t"><String>a<?b\n " ?>c<?d?></String></Annotation></Annotations>`,
    );
    expect(schema.externalAnnotations[0]?.annotations[0]?.value).toEqual({
      kind: "String",
      value: "ac",
    });
  });

  test("a text of white space is kept", () => {
    const schema = parseSchema(
      `<Annotations Target="self.a"><Annotation Term="self.t"><String> </String></Annotation></Annotations>`,
    );
    expect(schema.externalAnnotations[0]?.annotations[0]?.value).toEqual({
      kind: "String",
      value: " ",
    });
  });
});

describe("namespaces", () => {
  test("prefixes are free", () => {
    const document = parseDocument(
      `<Edmx Version="4.01" xmlns="http://docs.oasis-open.org/odata/ns/edmx" xmlns:m="http://docs.oasis-open.org/odata/ns/edm"><DataServices><m:Schema Namespace="shop"><m:EntityType Name="order" /></m:Schema></DataServices></Edmx>`,
    );
    expect(document.version).toBe("4.01");
    expect(document.schemas[0]?.children).toHaveLength(1);
  });

  test("a prefix may be declared again for another namespace, and holds inside only", () => {
    const schema = parseSchema(
      `<x:a xmlns:x="urn:x"><EntityType xmlns="urn:y" /></x:a><EntityType Name="order" />`,
    );
    expect(schema.children.map((child) => child.name)).toEqual(["order"]);
  });

  test("elements and attributes of foreign namespaces mean nothing", () => {
    const schema = parseSchema(
      `<EntityType Name="order" x:Name="other" xmlns:x="urn:x"><x:Property Name=";" /></EntityType>`,
    );
    expect(schema.children).toMatchObject([{ name: "order", properties: [] }]);
  });

  test("elements of edmx do not pass for elements of edm", () => {
    expect(diagnose(`<edmx:EntityType Name="order" />`)).toEqual([
      "shop.xml:2:1: warning: edmx:EntityType: unknown element in Schema; ignored [in Schema shop]",
    ]);
  });
});

describe("nesting", () => {
  test("records 40 deep are read", () => {
    const deep = `${"<Collection>".repeat(40)}${"</Collection>".repeat(40)}`;
    parseSchema(
      `<Annotations Target="self.a"><Annotation Term="self.t">${deep}</Annotation></Annotations>`,
    );
  });

  test("10,000 elements deep is refused with its place", () => {
    const deep = "<Collection>\n".repeat(10_000) + "</Collection>".repeat(10_000);
    expect(firstProblem(wrapSchema(deep))).toBe(
      "f:63:1: error: expected elements nested at most 64 deep",
    );
  });
});

describe("truncated and mangled texts", () => {
  const texts = ["hostile", "inert"].flatMap((directory) => {
    const url = new URL(`../${directory}/`, import.meta.url);
    return readdirSync(url)
      .filter((name) => name.endsWith(".xml"))
      .map((name) => readFileSync(new URL(name, url)));
  });
  const accepted = texts.filter((text) => parseCsdl(text, { file: "f" }).document !== undefined);

  test("a text cut off anywhere before its end is an error inside of it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...accepted),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, part) => {
          const end = text.lastIndexOf("</edmx:Edmx>") + "</edmx:Edmx".length;
          const { document, diagnostics } = parseCsdl(text.subarray(0, Math.floor(part * end)), {
            file: "f",
          });
          expect(document).toBeUndefined();
          expect(hasErrors(diagnostics)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  test("changed bytes give a document or errors with places, never an exception", () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), isInserted: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { maxLength: 4 }),
        (text, changes) => {
          const bytes = [...text];
          for (const { at, byte, isInserted } of changes)
            bytes.splice(at % (bytes.length + 1), isInserted ? 0 : 1, byte);
          const { document, diagnostics } = parseCsdl(Uint8Array.from(bytes), { file: "f" });
          expect(document === undefined).toBe(hasErrors(diagnostics));
          for (const { place, message } of diagnostics) {
            expect(place.line).toBeGreaterThan(0);
            expect(place.column).toBeGreaterThan(0);
            expect(message).not.toContain("\n");
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  test("what a general validator calls malformed is never accepted", () => {
    const pieces = fc.constantFrom(
      ..."<a>|</a>|<b/>|</b>|<b>|<a x='1'>| y=\"2\"|&amp;|&|<|>|<!--|-->|<![CDATA[|]]>|<?p|?>|t|\"|'|/|=| |\n".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = `<r>${parts.join("")}</r>`;
        const scanned = scanXml(text);
        if ("text" in scanned) expect(XMLValidator.validate(scanned.text)).toBe(true);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });
});
