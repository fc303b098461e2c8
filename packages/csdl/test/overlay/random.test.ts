import fc from "fast-check";
import { expect, test } from "vitest";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { parseDocument } from "../parse/csdl-text.js";
import { randomCsdl } from "../write/random-csdl.js";

const empty = parseDocument(
  '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="shop" xmlns="http://docs.oasis-open.org/odata/ns/edm"/></edmx:DataServices></edmx:Edmx>',
);

test("an empty overlay changes nothing", () => {
  fc.assert(
    fc.property(randomCsdl, (csdl) => {
      const base = parseDocument(csdl);
      expect(applyOverlay(base, empty)).toEqual({ document: base, diagnostics: [] });
    }),
  );
});

test("no overlay changes the base it is applied to", () => {
  fc.assert(
    fc.property(randomCsdl, randomCsdl, (csdl, overlay) => {
      const base = parseDocument(csdl);
      applyOverlay(base, parseDocument(overlay));
      expect(base).toEqual(parseDocument(csdl));
    }),
  );
});
