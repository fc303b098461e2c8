import { expect, test } from "vitest";
import { check } from "./check-text.js";

test("names of members are declared once", () => {
  expect(
    check(
      '<EnumType Name="color">\n<Member Name="red" Value="0"/>\n<Member Name="red" Value="1"/></EnumType>',
    ),
  ).toEqual([
    'shop.xml:4:1: error: Member "red" is declared twice; it was declared first at shop.xml:3:1 [in EnumType shop.color]',
  ]);
});

test("values may be shared, and an enumeration may be empty", () => {
  expect(
    check(
      '<EnumType Name="color"><Member Name="red" Value="7"/><Member Name="rouge" Value="7"/></EnumType><EnumType Name="none"/>',
    ),
  ).toEqual([]);
});

test("flags are made of bits that have members", () => {
  const flags = (value: string): readonly string[] =>
    check(
      `<EnumType Name="right" UnderlyingType="Edm.Int64" IsFlags="true"><Member Name="none" Value="0"/><Member Name="read" Value="1"/><Member Name="huge" Value="4611686018427387904"/>\n<Member Name="all" Value="${value}"/></EnumType>`,
    );
  expect(flags("4611686018427387905")).toEqual([]);
  expect(flags("4611686018427387911")).toEqual([
    'shop.xml:3:1: warning: flags member "all" has the value 4611686018427387911, of which the bits 6 belong to no member of their own [in EnumType shop.right]',
  ]);
});
