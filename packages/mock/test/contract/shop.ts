import { createMockGraph, type MockGraph, type MockOptions, type State } from "../../src/index.js";
import { readModel } from "../../src/read-model.js";
import { createRecorder, type Har } from "../../src/har/index.js";

export const BASE = "https://graph.example/v1.0";

/** A service with the kinds of members that addresses lead to. */
export const SHOP = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="entity" Abstract="true">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/>
  </EntityType>
  <EntityType Name="product" BaseType="microsoft.graph.entity">
    <Property Name="title" Type="Edm.String"/>
    <Property Name="price" Type="Edm.Int32" Nullable="false"/>
    <Property Name="sizes" Type="Collection(Edm.Int32)" Nullable="false"/>
    <Property Name="maker" Type="microsoft.graph.maker"/>
    <Property Name="manual" Type="Edm.Stream"/>
    <NavigationProperty Name="parts" Type="Collection(microsoft.graph.product)" ContainsTarget="true"/>
  </EntityType>
  <EntityType Name="book" BaseType="microsoft.graph.product">
    <Property Name="pages" Type="Edm.Int32"/>
    <NavigationProperty Name="translations" Type="Collection(microsoft.graph.book)" ContainsTarget="true"/>
  </EntityType>
  <ComplexType Name="maker"><Property Name="country" Type="Edm.String"/></ComplexType>
  <EntityType Name="till" BaseType="microsoft.graph.entity">
    <Property Name="isOpen" Type="Edm.Boolean" Nullable="false"/>
  </EntityType>
  <Action Name="buy" IsBound="true">
    <Parameter Name="bindingParameter" Type="microsoft.graph.product"/>
    <Parameter Name="count" Type="Edm.Int32" Nullable="false"/>
  </Action>
  <Action Name="bind" IsBound="true"><Parameter Name="bindingParameter" Type="microsoft.graph.book"/></Action>
  <Function Name="cheapest" IsBound="true" IsComposable="true">
    <Parameter Name="bindingParameter" Type="Collection(microsoft.graph.product)"/>
    <Parameter Name="below" Type="Edm.Int32" Nullable="false"/>
    <Parameter Name="title" Type="Edm.String" Unicode="false"/>
    <ReturnType Type="Collection(microsoft.graph.product)"/>
  </Function>
  <Function Name="today"><ReturnType Type="microsoft.graph.product"/></Function>
  <Action Name="close"/>
  <EntityContainer Name="service">
    <EntitySet Name="products" EntityType="microsoft.graph.product"/>
    <Singleton Name="till" Type="microsoft.graph.till"/>
    <FunctionImport Name="today" Function="microsoft.graph.today"/>
    <ActionImport Name="close" Action="microsoft.graph.close"/>
  </EntityContainer>
</Schema>
</edmx:DataServices></edmx:Edmx>`;

export const MODEL = readModel(SHOP);

export const STATE: State = {
  till: { id: "till", isOpen: true },
  products: [
    { id: "p1", title: "Lamp", price: 30, sizes: [1, 2], manual: "YWJj" },
    { id: "p2", title: "Vase", price: 10, sizes: [] },
  ],
};

/** The shop, as the recorded service: what it chooses, such as ids, is not what another Graph in memory chooses. */
export function openShop(options: Partial<MockOptions> = {}): MockGraph {
  const graph = createMockGraph({ model: MODEL, baseUrl: BASE, data: STATE, ...options });
  graph.reset();
  return graph;
}

/** Records what somebody asks of the shop. */
export async function record(
  ask: (fetch: (path: string, init?: RequestInit) => Promise<Response>) => Promise<unknown>,
  graph: Pick<MockGraph, "fetch"> = openShop(),
): Promise<Har> {
  const recorder = createRecorder((request) => graph.fetch(request), "0");
  await ask((path, init) =>
    recorder.handle(new Request(path.startsWith("http") ? path : BASE + path, init)),
  );
  return recorder.har();
}

/** A request with a JSON body. */
export function send(method: string, body: unknown, headers: HeadersInit = {}): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  };
}
