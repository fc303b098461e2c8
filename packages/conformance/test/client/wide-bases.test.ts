import { expect, test } from "vitest";
import { temporaryDirectory } from "../temporary-directory.js";
import { compileClient } from "./compile-clients.js";

const TIMEOUT = 120_000;

/** More than are emitted as a union. */
const MANY = 20;
const numbers = Array.from({ length: MANY }, (_, index) => index);

/** Types with a wide base, an entity's and a complex one; some pass for others, as all that they have is optional. */
const text = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
  <Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <EntityType Name="device" OpenType="true">
      <Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/>
      <Property Name="owner" Type="microsoft.graph.identity"/>
      <Property Name="users" Type="Collection(microsoft.graph.identity)"/>
    </EntityType>
    ${numbers.map((n) => `<EntityType Name="device${n}" BaseType="microsoft.graph.device" OpenType="true"><Property Name="color${n}" Type="Edm.String"/><Property Name="names${n}" Type="Collection(Edm.String)"/></EntityType>`).join("\n")}
    <ComplexType Name="identity" OpenType="true"><Property Name="name" Type="Edm.String"/></ComplexType>
    ${numbers.map((n) => `<ComplexType Name="identity${n}" BaseType="microsoft.graph.identity" OpenType="true"><Property Name="mail${n}" Type="Edm.String"/></ComplexType>`).join("\n")}
    <EntityContainer Name="service"><EntitySet Name="devices" EntityType="microsoft.graph.device"/></EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`;

const consumer = `import type { GraphClient } from "@example/wide-client";
export async function use(graph: GraphClient): Promise<void> {
  const device = graph.devices("1");
  ${numbers
    .map(
      (n) => `await device.color${n}.$get();
  await device.color${n}.$value.$get();
  for await (const each of device.names${n}.$all()) each satisfies string;
  await device.owner.mail${n}.$get();
  (await device.owner.$as("microsoft.graph.identity${n}").$get())?.mail${n} satisfies string | null | undefined;
  (await device.users.$as("microsoft.graph.identity${n}").$get()).value[0]?.mail${n} satisfies string | null | undefined;`,
    )
    .join("\n  ")}
  await device.owner.name.$get();
  // @ts-expect-error -- no type has it
  void device.size;
  // @ts-expect-error -- no type has it
  void device.owner.size;
  // @ts-expect-error -- another type has it
  void device.$as("microsoft.graph.device1").color2;
}
`;

test(
  "members of derived types are at paths of a base with too many for a union",
  {
    timeout: TIMEOUT,
  },
  async () => {
    const source = { name: "wide", metadata: { file: "wide.csdl.xml", text }, roots: [], consumer };
    expect(await compileClient(source, temporaryDirectory())).toEqual([]);
  },
);
