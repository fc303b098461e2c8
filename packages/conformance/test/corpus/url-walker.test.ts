import { describe, expect, test } from "vitest";
import type { Resource } from "../../src/corpus/resource.js";
import { UrlWalker } from "../../src/corpus/url-walker.js";
import { readModel } from "../../src/generate-models.js";

const metadata = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="folder">
        <Key>
          <PropertyRef Name="id" />
        </Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
        <Property Name="size" Type="Edm.Int64" />
        <Property Name="origin" Type="graph.origin" />
        <NavigationProperty Name="children" Type="Collection(graph.folder)" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="sharedFolder" BaseType="graph.folder">
        <NavigationProperty Name="owners" Type="Collection(graph.folder)" ContainsTarget="true" />
      </EntityType>
      <EntityType Name="linkedFolder" BaseType="graph.folder">
        <NavigationProperty Name="owners" Type="Collection(graph.sharedFolder)" ContainsTarget="true" />
      </EntityType>
      <ComplexType Name="origin">
        <Property Name="url" Type="Edm.String" />
      </ComplexType>
      <Action Name="move" IsBound="true">
        <Parameter Name="it" Type="graph.folder" />
      </Action>
      <Action Name="clear" IsBound="true">
        <Parameter Name="it" Type="Collection(graph.folder)" />
      </Action>
      <Function Name="find" IsBound="true" IsComposable="true">
        <Parameter Name="it" Type="graph.folder" />
        <Parameter Name="path" Type="Edm.String" />
        <ReturnType Type="graph.sharedFolder" />
      </Function>
      <Function Name="delta" IsBound="true">
        <Parameter Name="it" Type="Collection(graph.folder)" />
        <ReturnType Type="Collection(graph.folder)" />
      </Function>
      <Action Name="reset" />
      <EntityContainer Name="service">
        <EntitySet Name="folders" EntityType="graph.folder" />
        <Singleton Name="root" Type="graph.sharedFolder" />
        <ActionImport Name="reset" Action="graph.reset" />
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;

function describeResource(resource: Resource): string {
  switch (resource.kind) {
    case "value": {
      const { qualifiedName } = resource.type;
      return resource.isCollection ? `Collection(${qualifiedName})` : qualifiedName;
    }
    case "operation": {
      const [operation] = resource.overloads;
      return `${operation?.kind} ${operation?.name}`;
    }
    case "unknown":
      return `unknown ${resource.segment}`;
    default:
      return resource.kind;
  }
}

const cases: readonly (readonly [address: string, found: string])[] = [
  ["", "service"],
  ["folders", "Collection(microsoft.graph.folder)"],
  ["folders?$filter=a/b eq 'c/d'", "Collection(microsoft.graph.folder)"],
  ["FOLDERS/", "Collection(microsoft.graph.folder)"],
  ["folders/{id}", "microsoft.graph.folder"],
  ["folders('a/b')", "microsoft.graph.folder"],
  ["folders(name='it''s (a) folder')/children", "Collection(microsoft.graph.folder)"],
  ["folders/x/children/y/children/z/origin", "microsoft.graph.origin"],
  ["folders/x/origin/url", "Edm.String"],
  ["root", "microsoft.graph.sharedFolder"],
  ["root/owners", "Collection(microsoft.graph.folder)"],
  ["folders/x/owners/y", "microsoft.graph.folder"],
  ["folders/x/microsoft.graph.linkedFolder/owners/y", "microsoft.graph.sharedFolder"],
  ["folders/microsoft.graph.sharedFolder", "Collection(microsoft.graph.sharedFolder)"],
  ["folders/graph.sharedfolder/x", "microsoft.graph.sharedFolder"],
  ["folders/x/microsoft.graph.sharedFolder/owners", "Collection(microsoft.graph.folder)"],
  ["folders/x/move", "Action move"],
  ["folders/x/microsoft.graph.move", "Action move"],
  ["folders/x/graph.move", "Action move"],
  ["folders/clear", "Action clear"],
  ["folders/microsoft.management.services.api.clear", "Action clear"],
  ["folders/delta", "Function delta"],
  ["folders/delta()?$select=id", "Function delta"],
  ["folders/x/find(path='a/b?c')", "Function find"],
  ["folders/x/find(path='a')/owners", "Collection(microsoft.graph.folder)"],
  ["reset", "Action reset"],
  ["root:/a/b.txt", "microsoft.graph.sharedFolder"],
  ["root:/a/b.txt:/children", "Collection(microsoft.graph.folder)"],
  ["folders/x:/a:/origin", "microsoft.graph.origin"],
  ["folders/$count", "raw"],
  ["folders/x/size/$value", "raw"],
  ["folders/x/children/$ref", "reference"],
  ["$metadata", "raw"],
  ["nowhere", "unknown nowhere"],
  ["folders/microsoft.graph.nothing", "unknown microsoft.graph.nothing"],
  ["folders/$all", "unknown $all"],
  ["folders/x/nothing/more", "unknown nothing"],
  ["folders/x/size/more", "unknown more"],
  ["folders/x/move/more", "unknown more"],
];

describe("an address", () => {
  const walker = new UrlWalker(
    readModel({ file: "folders.csdl.xml", text: Buffer.from(metadata) }),
  );
  test.each(cases)("%s leads to %s", (address, found) => {
    const resource = walker.walk(`https://graph.microsoft.com/v1.0/${address}`);
    expect(describeResource(resource)).toBe(found);
    expect(walker.walk(`/${address}`)).toEqual(resource);
  });
});
