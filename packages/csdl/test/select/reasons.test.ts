import { describe, expect, test } from "vitest";
import { describeReason, predecessorOf, type Reason } from "../../src/select/reason.js";
import { explainType } from "../../src/select/select-model.js";
import { slice } from "./select-text.js";

const OFFICE = `
<EntityType Name="entity" Abstract="true"/>
<EntityType Name="settings"><NavigationProperty Name="policies" Type="Collection(self.policy)" ContainsTarget="true"/></EntityType>
<EntityType Name="policy" BaseType="self.entity"><Property Name="target" Type="self.target"/></EntityType>
<EntityType Name="securityPolicy" BaseType="self.policy"/>
<ComplexType Name="target"/>
<ComplexType Name="groupTarget" BaseType="self.target"/>
<Action Name="assign" IsBound="true"><Parameter Name="it" Type="self.policy"/><Parameter Name="to" Type="self.plan"/><ReturnType Type="self.receipt"/></Action>
<Action Name="reset"><Parameter Name="to" Type="self.state"/><ReturnType Type="self.result"/></Action>
<ComplexType Name="plan"/><ComplexType Name="receipt"/><ComplexType Name="state"/><ComplexType Name="result"/>
<EntityContainer Name="service">
  <Singleton Name="settings" Type="self.settings"/>
  <ActionImport Name="reset" Action="self.reset"/>
</EntityContainer>`;

test("a slice says why each of its types is there, in the order of the model", () => {
  const { model, reasons } = slice(OFFICE, ["/settings", "/reset"]);
  expect([...reasons.keys()]).toEqual([...model.types.keys()]);
  expect([...reasons.values()].map(describeReason)).toEqual([
    "base type of shop.policy",
    "root /settings",
    "target of navigation property policies of shop.settings",
    "derived from shop.policy",
    "type of property target of shop.policy",
    "derived from shop.target",
    "type of parameter to of shop.assign, bound to shop.policy",
    "return type of shop.assign, bound to shop.policy",
    "type of parameter to of shop.reset",
    "return type of shop.reset",
  ]);
});

describe("explainType", () => {
  const { reasons } = slice(OFFICE, "/settings");

  test("tells the chain from a type to its root", () => {
    expect(explainType("shop.groupTarget", reasons)).toEqual([
      { type: "shop.groupTarget", reason: "derived from shop.target" },
      { type: "shop.target", reason: "type of property target of shop.policy" },
      { type: "shop.policy", reason: "target of navigation property policies of shop.settings" },
      { type: "shop.settings", reason: "root /settings" },
    ]);
  });

  test("ends each chain at a root", () => {
    for (const name of reasons.keys()) {
      expect(explainType(name, reasons).at(-1)?.reason).toBe("root /settings");
    }
  });

  test("ends at an import that no type stands before", () => {
    const imported = slice(OFFICE, "/reset").reasons;
    expect(explainType("shop.state", imported)).toEqual([
      { type: "shop.state", reason: "type of parameter to of shop.reset" },
    ]);
  });

  test("has nothing to tell of a type that is not in the slice", () => {
    expect(explainType("shop.state", reasons)).toEqual([]);
  });

  test("ends where reasons that did not come from a slice go round in circles", () => {
    const circle = new Map<string, Reason>([
      ["a", { kind: "base", of: "b" }],
      ["b", { kind: "derived", from: "a" }],
    ]);
    expect(explainType("a", circle).map(({ type }) => type)).toEqual(["a", "b"]);
  });
});

describe("a reason", () => {
  test.each<[Reason, string, string | undefined]>([
    [{ kind: "root", root: "/cars" }, "root /cars", undefined],
    [{ kind: "way", root: "/cars/wheels" }, "on the way of root /cars/wheels", undefined],
    [{ kind: "base", of: "shop.car" }, "base type of shop.car", "shop.car"],
    [{ kind: "derived", from: "shop.car" }, "derived from shop.car", "shop.car"],
    [
      { kind: "property", type: "shop.car", member: "color" },
      "type of property color of shop.car",
      "shop.car",
    ],
    [
      { kind: "navigation", type: "shop.car", member: "wheels" },
      "target of navigation property wheels of shop.car",
      "shop.car",
    ],
    [
      { kind: "parameter", operation: "shop.paint", type: "shop.car", member: "color" },
      "type of parameter color of shop.paint, bound to shop.car",
      "shop.car",
    ],
    [
      { kind: "parameter", operation: "shop.reset", member: "to" },
      "type of parameter to of shop.reset",
      undefined,
    ],
    [{ kind: "return", operation: "shop.best" }, "return type of shop.best", undefined],
  ])("%j reads %s", (reason, description, predecessor) => {
    expect(describeReason(reason)).toBe(description);
    expect(predecessorOf(reason)).toBe(predecessor);
  });
});
