import { describe, expect, test } from "vitest";
import { diagnose, parseSchema } from "./csdl-text.js";

function readMembers(attributes: string, members: string): readonly [string, bigint][] {
  const [type] = parseSchema(`<EnumType Name="e" ${attributes}>${members}</EnumType>`).children;
  return type?.kind === "EnumType" ? type.members.map(({ name, value }) => [name, value]) : [];
}

describe("enumeration types", () => {
  test("there may be no members", () => {
    expect(parseSchema(`<EnumType Name="e" />`).children[0]).toMatchObject({
      kind: "EnumType",
      underlyingType: "Edm.Int32",
      isFlags: false,
      members: [],
    });
  });

  test("members without values count up from zero", () => {
    expect(readMembers("", `<Member Name="a" /><Member Name="b" /><Member Name="c" />`)).toEqual([
      ["a", 0n],
      ["b", 1n],
      ["c", 2n],
    ]);
  });

  test("members may share a value", () => {
    expect(readMembers("", `<Member Name="a" Value="1" /><Member Name="b" Value="1" />`)).toEqual([
      ["a", 1n],
      ["b", 1n],
    ]);
  });

  test("values are exact beyond 2^53", () => {
    const members = `<Member Name="a" Value="9007199254740993" /><Member Name="b" Value="-9223372036854775808" /><Member Name="c" Value="9223372036854775807" />`;
    expect(readMembers(`UnderlyingType="Edm.Int64"`, members).map(([, value]) => value)).toEqual([
      9007199254740993n,
      -9223372036854775808n,
      9223372036854775807n,
    ]);
  });

  test.each([
    ["Edm.Byte", 0n, 255n],
    ["Edm.SByte", -128n, 127n],
    ["Edm.Int16", -32768n, 32767n],
    ["Edm.Int32", -2147483648n, 2147483647n],
    ["Edm.Int64", -9223372036854775808n, 9223372036854775807n],
  ])("%s reaches from %s to %s", (type, min, max) => {
    const withValue = (value: bigint) =>
      `<EnumType Name="e" UnderlyingType="${type}"><Member Name="m" Value="${value}" /></EnumType>`;
    expect(diagnose(withValue(min))).toEqual([]);
    expect(diagnose(withValue(max))).toEqual([]);
    for (const value of [min - 1n, max + 1n])
      expect(diagnose(withValue(value))).toEqual([
        `shop.xml:2:${`<EnumType Name="e" UnderlyingType="${type}">`.length + 1}: error: Value: expected ${type}, ${min} to ${max}, but found ${value} [in Member m of EnumType shop.e]`,
      ]);
  });

  test("counting leaves the range", () => {
    const members = Array.from({ length: 257 }, (_, index) => `<Member Name="m${index}" />`);
    expect(
      diagnose(`<EnumType Name="e" UnderlyingType="Edm.Byte">\n${members.join("\n")}</EnumType>`),
    ).toEqual([
      "shop.xml:259:1: error: Value: expected Edm.Byte, 0 to 255, but found 256 [in Member m256 of EnumType shop.e]",
    ]);
  });

  test("members and types have annotations", () => {
    const [type] = parseSchema(
      `<EnumType Name="e" IsFlags="true"><Member Name="m" Value="1"><Annotation Term="self.t" /></Member><Annotation Term="self.u" /></EnumType>`,
    ).children;
    expect(type).toMatchObject({
      isFlags: true,
      members: [{ kind: "EnumMember", annotations: [{ term: "self.t" }] }],
      annotations: [{ term: "self.u" }],
    });
  });
});
