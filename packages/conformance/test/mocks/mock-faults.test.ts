import { buildModel, parseCsdl } from "@graphslice/csdl";
import { expect, test } from "vitest";
import { UrlWalker } from "../../src/corpus/url-walker.js";
import { findMockFault } from "../../src/mock-requests/mock-faults.js";

const text = `<?xml version="1.0"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EnumType Name="kind"><Member Name="small"/><Member Name="large"/></EnumType>
  <EntityType Name="shop"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/>
    <Property Name="name" Type="Edm.String"/>
    <Property Name="opened" Type="Edm.DateTimeOffset"/>
    <Property Name="kind" Type="s.kind"/>
    <NavigationProperty Name="rooms" Type="Collection(s.room)" ContainsTarget="true"/>
    <NavigationProperty Name="entrance" Type="s.room" ContainsTarget="true"/>
  </EntityType>
  <EntityType Name="room"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/>
  </EntityType>
  <EntityType Name="cellar" BaseType="s.room"><Property Name="depth" Type="Edm.Int32"/></EntityType>
  <EntityType Name="photo" BaseType="s.room" HasStream="true"/>
  <Function Name="near" IsBound="true"><Parameter Name="it" Type="Collection(s.shop)"/>
    <Parameter Name="kind" Type="s.kind"/><ReturnType Type="Collection(s.shop)"/></Function>
  <EntityContainer Name="c"><EntitySet Name="shops" EntityType="s.shop">
    <Annotation Term="Org.OData.Capabilities.V1.SearchRestrictions"><Record>
      <PropertyValue Property="Searchable" Bool="false"/></Record></Annotation>
  </EntitySet></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

const { document } = parseCsdl(text, { file: "shop.xml" });
if (document === undefined) throw new Error("the schema is not CSDL");
const walker = new UrlWalker(buildModel([document]).model);

function faultOf(url: string): string | undefined {
  return findMockFault(url, walker.trace(url), walker);
}

test.each([
  ["/shops/{id}/rooms/s.cellar?$select=depth&$orderby=id desc&$top=5&$count=true"],
  ["/shops?$filter=name eq 'It''s Id' and not (opened lt 2021-07-16T00:00:00Z)"],
  ["/shops?$filter=kind eq s.kind'small' or startswith(tolower(name),'a')"],
  ["/shops?$filter=rooms/any(r:r/id eq '1' and cast(r/id,Edm.String) ne null)"],
  ["/shops?$expand=rooms($select=id;$filter=contains(id,'$top=')),entrance/s.cellar"],
  ["/shops?$filter=id in ('a','b')&custom=1"],
  ["/shops/near(kind='small')"],
  ["/shops/{id}/rooms/{id}/$value"],
  ["/shops/{id}/rooms/{id}/depth"],
])("there is no fault in %s", (url) => {
  expect(faultOf(url)).toBe(undefined);
});

test.each([
  ["/stores", "address"],
  ["/shops/{id}/nothing", "address"],
  ["/shops?$format=text/csv", "format"],
  ["/shops?$skiptoken=abc", "token"],
  ["/shops/near", "argument"],
  ["/shops/near(kind='tiny')", "argument"],
  ["/shops/near(size='small')", "argument"],
  ["/shops/{id}/$value", "bytes"],
  ["/shops/{id}/entrance/s.cellar", "type"],
  ["/shops/{id}/entrance/depth", "type"],
  ["/shops/{id}?$filter=name eq 'a'", "option"],
  ['/shops?$search="a"', "option"],
  ["/shops?$filter = name eq 'a'", "option"],
  ["/shops?$filter=Name eq 'a'", "option"],
  ["/shops?$filter=name eq 'a", "option"],
  ["/shops?$filter=(name eq 'a'", "option"],
  ["/shops?$filter=name eq {name}", "option"],
  ["/shops?$filter=rooms/any(r:r/size eq 1)", "option"],
  ["/shops?$filter=near(name,'a')", "option"],
  ["/shops?$select=name$expand=rooms", "option"],
  ["/shops?$expand=rooms($select=depth)", "option"],
  ["/shops?$expand=S.cellar/rooms", "option"],
  ["/shops?$orderby=name descending", "option"],
  ["/shops?$top=few", "option"],
  ["/shops?$sort=name", "option"],
])("%s: %s", (url, fault) => {
  expect(faultOf(url)).toBe(fault);
});
