import { expect, test } from "vitest";
import { diagnose, parseSchema } from "./csdl-text.js";

test("a bound action with its parameters in order", () => {
  const [action] = parseSchema(`<Action Name="assign" IsBound="true" EntitySetPath="order/items">
  <Parameter Name="order" Type="self.order" Nullable="false" />
  <Parameter Name="names" Type="Collection(Edm.String)" Unicode="false"><Annotation Term="self.t" /></Parameter>
  <ReturnType Type="Collection(self.item)" Nullable="false"><Annotation Term="self.t" /></ReturnType>
</Action>`).children;
  expect(action).toMatchObject({
    kind: "Action",
    name: "assign",
    isBound: true,
    entitySetPath: "order/items",
    parameters: [
      { name: "order", type: { name: "self.order", isCollection: false } },
      {
        name: "names",
        type: { name: "Edm.String", isCollection: true, facets: { unicode: false } },
        annotations: [{ term: "self.t" }],
      },
    ],
    returnType: {
      kind: "ReturnType",
      type: { name: "self.item", isCollection: true, facets: { nullable: false } },
      annotations: [{ term: "self.t" }],
      place: { line: 5, column: 3 },
    },
  });
});

test("an unbound action may take and return nothing", () => {
  expect(parseSchema(`<Action Name="reset" />`).children).toEqual([
    {
      kind: "Action",
      name: "reset",
      isBound: false,
      parameters: [],
      annotations: [],
      place: { file: "shop.xml", line: 2, column: 1 },
    },
  ]);
});

test("functions may be overloaded and composable", () => {
  const { children } = parseSchema(`<Function Name="f"><ReturnType Type="Edm.String" /></Function>
<Function Name="f" IsComposable="true"><Parameter Name="a" Type="Edm.Int32" /><ReturnType Type="Edm.String" /></Function>`);
  expect(children).toMatchObject([
    { kind: "Function", name: "f", isComposable: false },
    { kind: "Function", name: "f", isComposable: true },
  ]);
});

test("a function must return something, a bound operation be bound to something", () => {
  expect(diagnose(`<Function Name="f" />\n<Action Name="a" IsBound="true" />`)).toEqual([
    "shop.xml:2:1: error: ReturnType: expected one in Function but found 0 [in Function shop.f]",
    "shop.xml:3:1: error: IsBound: expected a binding parameter but there is none [in Action shop.a]",
  ]);
});
