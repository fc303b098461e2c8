import { describe, expect, test } from "vitest";
import { check } from "./check-text.js";

const annotate = (annotation: string): readonly string[] =>
  check(`<Term Name="unit" Type="Edm.String"/><EnumType Name="color"><Member Name="red" Value="0"/></EnumType>
<EntityType Name="product"><Property Name="size" Type="Edm.Int32"/><NavigationProperty Name="parts" Type="Collection(self.part)"/>
${annotation}
</EntityType><EntityType Name="part" BaseType="self.product"><Property Name="position" Type="Edm.Int32"/></EntityType>`);
const within = "[in EntityType shop.product]";

describe("terms", () => {
  test("of other vocabularies are not known here", () => {
    expect(annotate('<Annotation Term="Org.OData.Core.V1.Description" String="x"/>')).toEqual([]);
  });

  test("of the model's namespaces are declared", () => {
    expect(annotate('<Annotation Term="self.unit" String="kg"/>')).toEqual([]);
    expect(annotate('<Annotation Term="self.units" String="kg"/>')).toEqual([
      `shop.xml:4:1: warning: term "shop.units" is used, but not declared; did you mean "shop.unit"? ${within}`,
    ]);
  });

  test("that are not declared are reported once, at their first use", () => {
    expect(
      annotate(
        '<Annotation Term="self.units" String="kg"/><Annotation Term="self.units" Qualifier="us" String="lb"/>',
      ),
    ).toEqual([
      `shop.xml:4:1: warning: term "shop.units" is used, here first of 2 times, but not declared; did you mean "shop.unit"? ${within}`,
    ]);
  });

  test("are found in annotations of annotations and in records", () => {
    expect(
      annotate(`<Annotation Term="self.unit">
<Record><PropertyValue Property="a" String="x"><Annotation Term="self.a"/></PropertyValue><Annotation Term="self.b"/></Record>
<Annotation Term="self.c"/></Annotation>`).map((message) => message.split(" is used")[0]),
    ).toEqual([
      'shop.xml:5:48: warning: term "shop.a"',
      'shop.xml:5:91: warning: term "shop.b"',
      'shop.xml:6:1: warning: term "shop.c"',
    ]);
  });
});

describe("values", () => {
  const give = (value: string): readonly string[] =>
    annotate(`<Annotation Term="other.term">${value}</Annotation>`);

  test.each([
    '<Record Type="self.part"/>',
    '<Record Type="Org.OData.Core.V1.RevisionType"/>',
    "<EnumMember>self.color/red</EnumMember>",
    "<EnumMember>Org.OData.Core.V1.Permission/Read</EnumMember>",
    "<PropertyPath>size</PropertyPath>",
    "<NavigationPropertyPath>parts</NavigationPropertyPath>",
    "<PropertyPath>parts/size</PropertyPath>",
    "<PropertyPath>self.part/position</PropertyPath>",
    "<PropertyPath>size/@Org.OData.Core.V1.Description</PropertyPath>",
    "<Path>anything</Path>",
  ])("may be %s", (value) => {
    expect(give(value)).toEqual([]);
  });

  test.each([
    ['<Record Type="self.prat"/>', 'type "shop.prat" is not declared; did you mean "shop.part"?'],
    [
      "<EnumMember>self.colour/red</EnumMember>",
      'enumeration "shop.colour" is not declared; did you mean "shop.color"?',
    ],
    ["<EnumMember>self.part/red</EnumMember>", 'enumeration "shop.part" is not declared'],
    [
      "<EnumMember>self.color/rad</EnumMember>",
      'member of shop.color "rad" is not declared; did you mean "red"?',
    ],
    [
      "<PropertyPath>siez</PropertyPath>",
      'path "siez" leads nowhere: shop.product has no "siez"; did you mean "size"?',
    ],
    [
      "<Collection><NavigationPropertyPath>part</NavigationPropertyPath></Collection>",
      'path "part" leads nowhere: shop.product has no "part"; did you mean "parts"?',
    ],
    [
      "<PropertyPath>position</PropertyPath>",
      'path "position" leads nowhere: shop.product has no "position"',
    ],
  ])("is not %s", (value, message) => {
    expect(give(value)).toEqual([`shop.xml:4:1: warning: ${message} ${within}`]);
  });

  test("of navigation properties may have paths from either end", () => {
    const content = (path: string): string =>
      `<EntityType Name="product"><NavigationProperty Name="parts" Type="Collection(self.part)"><Annotation Term="other.term" PropertyPath="${path}"/></NavigationProperty></EntityType><EntityType Name="part"><Property Name="size" Type="Edm.Int32"/></EntityType>`;
    expect(check(content("size"))).toEqual([]);
    expect(check(content("parts/size"))).toEqual([]);
    expect(check(content("weight"))).toHaveLength(1);
  });
});
