import fc from "fast-check";

/** How a name of a type is written: with the namespace or with the alias of its schema. */
const typeNames = ["thing", "part", "size", "frame", "color", "weight"] as const;

const xml = (text: string): string =>
  text.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Text that XML 1.0 can hold. */
const text = fc
  .string({ unit: fc.constantFrom(..."abcZ09 \t\n\r<>&\"'{}$`\\/é漢😀\u2028") })
  .map(xml);
const identifier = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const primitive = fc.constantFrom(
  'Type="Edm.String"',
  'Type="Edm.String" MaxLength="max" Unicode="false"',
  'Type="Collection(Edm.String)" Nullable="false" MaxLength="64"',
  'Type="Edm.Decimal" Precision="9" Scale="variable"',
  'Type="Edm.Decimal" Scale="0"',
  'Type="Edm.DateTimeOffset" Precision="0" Nullable="true"',
  'Type="Edm.GeographyPoint" SRID="variable"',
  'Type="Edm.Stream"',
);
const prefix = fc.constantFrom("self", "shop");
const declared = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(prefix, fc.constantFrom(...names), fc.boolean())
    .map(([alias, name, many]) =>
      many ? `Type="Collection(${alias}.${name})"` : `Type="${alias}.${name}"`,
    );

const { annotation } = fc.letrec<{ annotation: string; value: string; expression: string }>(
  (tie) => ({
    annotation: fc
      .tuple(
        prefix,
        identifier,
        fc.option(identifier),
        tie("value"),
        fc.array(tie("annotation"), { maxLength: 1 }),
      )
      .map(([alias, term, qualifier, value, nested]) => {
        const given = qualifier === null ? "" : ` Qualifier="${qualifier}"`;
        return `<Annotation Term="${alias}.${term}"${given}>${value}${nested.join("")}</Annotation>`;
      }),
    value: fc.option(tie("expression"), { nil: "" }),
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      text.map((value) => `<String>${value}</String>`),
      fc.boolean().map((value) => `<Bool>${value}</Bool>`),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => `<Int>${value}</Int>`),
      fc.constantFrom(
        "<Null/>",
        "<EnumMember>self.color/red shop.color/green</EnumMember>",
        "<PropertyPath>id</PropertyPath>",
        "<Path>shop.part/id</Path>",
        "<Duration>P1D</Duration>",
        "<Binary>T0RhdGE</Binary>",
        '<If><Bool>true</Bool><Cast Type="Edm.Int32"><Path>id</Path></Cast></If>',
        "<UrlRef><String>https://example.com/?a=1&amp;b=2</String></UrlRef>",
      ),
      fc
        .array(tie("expression"), { maxLength: 3 })
        .map((items) => `<Collection>${items.join("")}</Collection>`),
      fc
        .tuple(
          fc.constantFrom("", ' Type="self.size"'),
          fc.array(fc.tuple(identifier, tie("value")), { maxLength: 3 }),
          fc.array(tie("annotation"), { maxLength: 1 }),
        )
        .map(([type, properties, nested]) => {
          const values = properties.map(
            ([name, value]) => `<PropertyValue Property="${name}">${value}</PropertyValue>`,
          );
          return `<Record${type}>${values.join("")}${nested.join("")}</Record>`;
        }),
    ),
  }),
);
const annotations = fc
  .uniqueArray(annotation, { maxLength: 2, selector: (it) => /Term="\w+\.(\w+)"/.exec(it)?.[1] })
  .map((list) => list.join(""));

const property = fc
  .tuple(
    identifier,
    fc.oneof(primitive, declared(["size", "frame", "color", "weight"])),
    fc.option(text),
    annotations,
  )
  .map(([name, type, value, content]) => {
    const defaultValue = value === null ? "" : ` DefaultValue="${value}"`;
    return `<Property Name="p${name}" ${type}${defaultValue}>${content}</Property>`;
  });
const navigation = fc
  .tuple(
    identifier,
    declared(["thing", "part"]),
    fc.constantFrom("", ' ContainsTarget="true"', ' Partner="nback"', ' Nullable="false"'),
    fc.constantFrom(
      "",
      '<ReferentialConstraint Property="id" ReferencedProperty="id"/>',
      '<OnDelete Action="SetNull"/>',
    ),
    annotations,
  )
  .map(
    ([name, type, attribute, child, content]) =>
      `<NavigationProperty Name="n${name}" ${type}${attribute}>${child}${content}</NavigationProperty>`,
  );
const members = fc
  .tuple(fc.array(property, { maxLength: 3 }), fc.array(navigation, { maxLength: 2 }), annotations)
  .map(([properties, navigations, content]) => [...properties, ...navigations, content].join(""));
const flags = fc
  .tuple(fc.constantFrom("", ' Abstract="true"'), fc.constantFrom("", ' OpenType="true"'))
  .map((list) => list.join(""));

const parameters = fc
  .array(fc.tuple(fc.oneof(primitive, declared(typeNames)), annotations), { maxLength: 3 })
  .map((list) =>
    list
      .map(([type, content], n) => `<Parameter Name="a${n}" ${type}>${content}</Parameter>`)
      .join(""),
  );
const operation = fc
  .tuple(
    identifier,
    fc.boolean(),
    fc.boolean(),
    parameters,
    fc.oneof(primitive, declared(typeNames)),
    annotations,
  )
  .map(([name, isFunction, isBound, signature, type, content]) => {
    const kind = isFunction ? 'Function IsComposable="true"' : "Action";
    const binding = isBound ? '<Parameter Name="it" Type="self.thing"/>' : "";
    const end = isFunction ? "Function" : "Action";
    return `<${kind} Name="o${name}" IsBound="${isBound}">${binding}${signature}<ReturnType ${type}/>${content}</${end}>`;
  });

const enumMembers = fc
  .uniqueArray(fc.tuple(identifier, fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), annotations), {
    maxLength: 4,
    selector: ([name]) => name,
  })
  .map((list) =>
    list
      .map(
        ([name, value, content]) => `<Member Name="m${name}" Value="${value}">${content}</Member>`,
      )
      .join(""),
  );

/** A CSDL document that declares each kind of element, with random members, facets and annotations. */
export const randomCsdl: fc.Arbitrary<string> = fc
  .record({
    version: fc.constantFrom("4.0", "4.01"),
    alias: fc.constantFrom(' Alias="self"'),
    flags: fc.tuple(flags, flags, flags, flags),
    stream: fc.constantFrom("", ' HasStream="true"'),
    members: fc.tuple(members, members, members, members),
    enumMembers,
    isFlags: fc.boolean(),
    operations: fc.array(operation, { maxLength: 4 }),
    annotations: fc.tuple(annotations, annotations, annotations, annotations),
    external: annotations,
  })
  .map(
    (
      it,
    ) => `<edmx:Edmx Version="${it.version}" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="shop"${it.alias} xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="thing"${it.flags[0]}${it.stream}><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>${it.members[0]}</EntityType>
<EntityType Name="part" BaseType="self.thing"${it.flags[1]}>${it.members[1]}</EntityType>
<ComplexType Name="size"${it.flags[2]}>${it.members[2]}</ComplexType>
<ComplexType Name="frame" BaseType="shop.size"${it.flags[3]}>${it.members[3]}</ComplexType>
<EnumType Name="color" UnderlyingType="Edm.Int64" IsFlags="${it.isFlags}">${it.enumMembers}${it.annotations[0]}</EnumType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal" Precision="9" Scale="3">${it.annotations[1]}</TypeDefinition>
<Term Name="unit" Type="Edm.String" AppliesTo="Property Term">${it.annotations[2]}</Term>
${it.operations.join("\n")}
<EntityContainer Name="service"><EntitySet Name="things" EntityType="self.thing">${it.annotations[3]}</EntitySet><Singleton Name="best" Type="self.part"/></EntityContainer>
<Annotations Target="self.thing/id">${it.external}</Annotations>
</Schema></edmx:DataServices></edmx:Edmx>`,
  );
