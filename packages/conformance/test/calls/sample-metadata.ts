import { UrlWalker } from "../../src/corpus/url-walker.js";
import { readModel } from "../../src/generate-models.js";

const metadata = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml">
    <edmx:Include Namespace="Org.OData.Core.V1" />
  </edmx:Reference>
  <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml">
    <edmx:Include Namespace="Org.OData.Capabilities.V1" />
  </edmx:Reference>
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="folder">
        <Key>
          <PropertyRef Name="id" />
        </Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
        <Property Name="path" Type="Edm.String" />
        <Property Name="size" Type="Edm.Int64" />
        <Property Name="tags" Type="Collection(Edm.String)" />
        <NavigationProperty Name="children" Type="Collection(graph.folder)" />
        <NavigationProperty Name="versions" Type="Collection(graph.version)" ContainsTarget="true" />
        <NavigationProperty Name="owner" Type="graph.folder">
          <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions">
            <Record><PropertyValue Property="Deletable" Bool="false" /></Record>
          </Annotation>
        </NavigationProperty>
        <Annotation Term="Org.OData.Core.V1.AlternateKeys">
          <Collection>
            <Record>
              <PropertyValue Property="Key">
                <Collection>
                  <Record>
                    <PropertyValue Property="Name" PropertyPath="path" />
                    <PropertyValue Property="Alias" String="path" />
                  </Record>
                </Collection>
              </PropertyValue>
            </Record>
          </Collection>
        </Annotation>
      </EntityType>
      <EntityType Name="sharedFolder" BaseType="graph.folder" OpenType="true">
        <Property Name="photo" Type="Edm.Stream" />
      </EntityType>
      <EntityType Name="version">
        <Key>
          <PropertyRef Name="number" />
        </Key>
        <Property Name="number" Type="Edm.Int32" Nullable="false" />
      </EntityType>
      <Action Name="move" IsBound="true">
        <Parameter Name="it" Type="graph.folder" />
      </Action>
      <Function Name="find" IsBound="true">
        <Parameter Name="it" Type="graph.folder" />
        <Parameter Name="path" Type="Edm.String" />
        <Parameter Name="since" Type="Edm.DateTimeOffset">
          <Annotation Term="Org.OData.Core.V1.OptionalParameter" />
        </Parameter>
        <ReturnType Type="graph.folder" />
      </Function>
      <Function Name="pick" IsBound="true">
        <Parameter Name="it" Type="Collection(graph.folder)" />
        <Parameter Name="ids" Type="Collection(Edm.String)" />
        <ReturnType Type="Collection(graph.folder)" />
      </Function>
      <Function Name="delta" IsBound="true">
        <Parameter Name="it" Type="Collection(graph.folder)" />
        <ReturnType Type="Collection(graph.folder)" />
      </Function>
      <EntityContainer Name="service">
        <EntitySet Name="folders" EntityType="graph.folder" />
        <Singleton Name="root" Type="graph.sharedFolder" />
      </EntityContainer>
    </Schema>
    <Schema Namespace="microsoft.graph.extra" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <Action Name="archive" IsBound="true">
        <Parameter Name="it" Type="graph.folder" />
      </Action>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;

/** A small service of folders. */
export const model = readModel({ file: "folders.csdl.xml", text: Buffer.from(metadata) });

/** Knows it. */
export const walker = new UrlWalker(model);
