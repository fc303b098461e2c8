import { describe, expect, test } from "vitest";
import { check } from "./check-text.js";

const TYPES = `<EntityType Name="product"><NavigationProperty Name="parts" Type="Collection(self.product)"/><Property Name="size" Type="Edm.Int32"/></EntityType>`;
const BINDING = '<Parameter Name="it" Type="self.product"/>';

describe("an operation", () => {
  test("has each parameter once", () => {
    expect(
      check(`${TYPES}
<Action Name="close"><Parameter Name="at" Type="Edm.Date"/><Parameter Name="at" Type="Edm.Int32"/></Action>`),
    ).toEqual([
      'shop.xml:3:60: error: Parameter "at" is declared twice; it was declared first at shop.xml:3:22 [in Action shop.close]',
    ]);
  });

  test.each([["it"], ["it/parts"], ["it/self.product/parts"]])(
    "may take its entity set from %s",
    (path) => {
      expect(
        check(`${TYPES}
<Function Name="best" IsBound="true" EntitySetPath="${path}">${BINDING}<ReturnType Type="self.product"/></Function>`),
      ).toEqual([]);
    },
  );

  test.each([
    ["that", 'expected EntitySetPath "that" to begin with the binding parameter "it"'],
    [
      "it/part",
      'EntitySetPath "it/part" leads nowhere: shop.product has no "part"; did you mean "parts"?',
    ],
    [
      "it/size",
      'expected EntitySetPath "it/size" to lead to a navigation property or entity type, but found Property',
    ],
  ])("does not take its entity set from %s", (path, message) => {
    expect(
      check(`${TYPES}
<Function Name="best" IsBound="true" EntitySetPath="${path}">${BINDING}<ReturnType Type="self.product"/></Function>`),
    ).toEqual([`shop.xml:3:1: warning: ${message} [in Function shop.best bound to shop.product]`]);
  });

  test("has an entity set only if it is bound and returns entities", () => {
    expect(
      check(`${TYPES}
<Action Name="close" EntitySetPath="it"/>
<Action Name="open" IsBound="true" EntitySetPath="it">${BINDING}</Action>
<Action Name="count" IsBound="true" EntitySetPath="it">${BINDING}<ReturnType Type="Collection(Edm.Int32)"/></Action>`),
    ).toEqual([
      "shop.xml:3:1: warning: EntitySetPath is for bound operations only; remove it or set IsBound [in Action shop.close]",
      "shop.xml:4:1: warning: EntitySetPath is for operations that return entities, but this one returns nothing [in Action shop.open bound to shop.product]",
      "shop.xml:5:1: warning: EntitySetPath is for operations that return entities, but this one returns Collection(Edm.Int32) [in Action shop.count bound to shop.product]",
    ]);
  });
});

describe("overloads", () => {
  const describeFunction = (parameters: string): string =>
    `<Function Name="find" IsBound="true">${BINDING}${parameters}<ReturnType Type="Edm.String"/></Function>`;

  test("may differ by binding type, and by the names and types of parameters", () => {
    expect(
      check(`${TYPES}
<Action Name="close"/>
<Action Name="close" IsBound="true">${BINDING}</Action>
<Action Name="close" IsBound="true"><Parameter Name="it" Type="Collection(self.product)"/></Action>
${describeFunction("")}
${describeFunction('<Parameter Name="a" Type="Edm.Int32"/>')}
${describeFunction('<Parameter Name="b" Type="Edm.String"/>')}`),
    ).toEqual([]);
  });

  test("of an action do not differ by parameters alone", () => {
    expect(
      check(`${TYPES}
<Action Name="close" IsBound="true">${BINDING}</Action>
<Action Name="close" IsBound="true">${BINDING}<Parameter Name="at" Type="Edm.Date"/></Action>`),
    ).toEqual([
      "shop.xml:4:1: error: cannot be told from the overload at shop.xml:3:1: both are bound alike [in Action shop.close bound to shop.product]",
    ]);
  });

  test.each([
    [
      "names",
      '<Parameter Name="a" Type="Edm.Int32"/><Parameter Name="b" Type="Edm.Int32"/>',
      '<Parameter Name="b" Type="Edm.Date"/><Parameter Name="a" Type="Edm.Date"/>',
    ],
    ["types", '<Parameter Name="a" Type="Edm.Int32"/>', '<Parameter Name="b" Type="Edm.Int32"/>'],
  ])("of a function do not have the same %s", (same, first, second) => {
    expect(check(`${TYPES}\n${describeFunction(first)}\n${describeFunction(second)}`)).toEqual([
      `shop.xml:4:1: error: cannot be told from the overload at shop.xml:3:1: both have parameters of the same ${same} [in Function shop.find bound to shop.product]`,
    ]);
  });
});
