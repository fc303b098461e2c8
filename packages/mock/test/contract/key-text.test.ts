import type { EntityType } from "@graphslice/csdl";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  mapArguments,
  readKeyArguments,
  readKeyMembers,
  readKeySegment,
  writeKeyArguments,
} from "../../src/contract/key-text.js";
import { readModel } from "../../src/read-model.js";

const model = readModel(`<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="keys" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="one"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
  <EntityType Name="two"><Key><PropertyRef Name="order"/><PropertyRef Name="line"/></Key>
    <Property Name="order" Type="Edm.String" Nullable="false"/>
    <Property Name="line" Type="Edm.Int32" Nullable="false"/></EntityType>
</Schema></edmx:DataServices></edmx:Edmx>`);
const typeOf = (name: string): EntityType => {
  const type = model.types.get(`keys.${name}`);
  if (type?.kind !== "EntityType") throw new Error(`There is no ${name}.`);
  return type;
};
const [one, two] = [typeOf("one"), typeOf("two")];

test.each([
  ["'a'", ["a"]],
  ["'a''b,c'", ["a'b,c"]],
  ["id='a'", ["a"]],
  ["7", ["7"]],
  ["", undefined],
  ["other='a'", undefined],
  ["id='a',other='b'", undefined],
])("(%s) is the key %j", (text, key) => {
  expect(readKeyArguments(text, one)).toEqual(key);
});

test.each([
  ["order='a',line=1", ["a", "1"]],
  ["line=1,order='a'", ["a", "1"]],
  ["order='a'", undefined],
  ["'a'", undefined],
])("(%s) is the key %j of two properties", (text, key) => {
  expect(readKeyArguments(text, two)).toEqual(key);
});

test("a segment is the key of types with one key property", () => {
  expect(readKeySegment("a,b", one)).toEqual(["a,b"]);
  expect(readKeySegment("a", two)).toBeUndefined();
});

test("members are a key if all are there, texts or numbers", () => {
  expect(readKeyMembers({ line: 1, order: "a", more: null }, two)).toEqual(["a", "1"]);
  expect(readKeyMembers({ order: "a" }, two)).toBeUndefined();
  expect(readKeyMembers({ id: null }, one)).toBeUndefined();
});

test("another key is written as the key before it was", () => {
  expect(writeKeyArguments("line=1,order='a'", two, ["b'", "2"])).toBe("line=2,order='b'''");
  expect(writeKeyArguments("'a'", one, ["b"])).toBe("'b'");
});

test("any key that is written is read", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (order, line) => {
      const key = [order, `${line}`];
      const written = writeKeyArguments("order='a',line=1", two, key);
      expect(readKeyArguments(written, two)).toEqual(key);
    }),
  );
});

test("arguments that are not exchanged are written as they were", () => {
  const text = "a='x''y',b=[1,2],c=@c";
  expect(mapArguments(text, ({ value }) => value)).toBe(text);
});
