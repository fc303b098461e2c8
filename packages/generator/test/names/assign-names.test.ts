import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignNames } from "../../src/names/assign-names.js";
import type { NameTable } from "../../src/names/name-table.js";
import { wrapSchemas } from "../csdl-text.js";
import { readModel } from "../generate-models.js";

const complex = (name: string): string => `<ComplexType Name="${name}"/>`;
const entity = (name: string): string => `<EntityType Name="${name}"/>`;

function nameAll(schemas: Readonly<Record<string, string>>): NameTable {
  return assignNames(readModel({ text: wrapSchemas(schemas) }));
}

function nameGraph(content: string): NameTable {
  return nameAll({ "microsoft.graph": content });
}

/** What each type is called when it is read, and its file, by qualified name. */
function describeTypes({ types }: NameTable): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...types].map(([type, { read, path }]) => [type.qualifiedName, `${read} in ${path}`]),
  );
}

/** All names that a table gives. */
function listNames({ types, operations }: NameTable): readonly string[] {
  return [...types.values(), ...operations.values()].flatMap((names) => Object.values(names));
}

describe("types", () => {
  test.each([
    ["microsoft.graph", "user", "User in microsoft.graph/user"],
    ["microsoft.graph.security", "alert", "SecurityAlert in microsoft.graph.security/alert"],
    ["microsoft.graph.a.b", "c", "ABC in microsoft.graph.a.b/c"],
    ["microsoft.graphics", "pen", "MicrosoftGraphicsPen in microsoft.graphics/pen"],
    ["microsoft", "user", "MicrosoftUser in microsoft/user"],
    ["contoso", "user", "ContosoUser in contoso/user"],
  ])("%s.%s -> %s", (namespace, name, named) => {
    expect(describeTypes(nameAll({ [namespace]: complex(name) }))).toEqual({
      [`${namespace}.${name}`]: named,
    });
  });

  test("only entity types have names of their own for writing", () => {
    const { types } = nameGraph(
      `${entity("user")}${complex("size")}<EnumType Name="color"/><TypeDefinition Name="weight" UnderlyingType="Edm.Int32"/>`,
    );
    expect(Object.fromEntries([...types].map(([{ name }, names]) => [name, names]))).toEqual({
      user: {
        read: "User",
        readShape: "UserShape",
        create: "UserCreate",
        createShape: "UserCreateShape",
        update: "UserUpdate",
        updateShape: "UserUpdateShape",
        path: "microsoft.graph/user",
      },
      size: {
        ...{
          read: "Size",
          create: "Size",
          createShape: "Size",
          update: "Size",
          updateShape: "Size",
        },
        readShape: "SizeShape",
        path: "microsoft.graph/size",
      },
      color: {
        ...{ read: "Color", create: "Color", createShape: "Color", update: "Color" },
        ...{ updateShape: "Color", readShape: "Color", path: "microsoft.graph/color" },
      },
      weight: {
        ...{ read: "Weight", create: "Weight", createShape: "Weight", update: "Weight" },
        ...{ updateShape: "Weight", readShape: "Weight", path: "microsoft.graph/weight" },
      },
    });
  });
});

describe("operations", () => {
  const types = entity("user");
  const bound = (type: string): string => `<Parameter Name="it" Type="${type}"/>`;

  test.each([
    ["microsoft.graph.user", "UserSend", "microsoft.graph/user.send"],
    [
      "Collection(microsoft.graph.user)",
      "UserCollectionSend",
      "microsoft.graph/user-collection.send",
    ],
    ["Edm.String", "StringSend", "microsoft.graph/string.send"],
  ])("bound to %s -> %s", (type, name, path) => {
    const { operations } = nameGraph(
      `${types}<Action Name="send" IsBound="true">${bound(type)}</Action>`,
    );
    expect([...operations.values()]).toEqual([
      { parameters: `${name}Parameters`, result: `${name}Result`, path },
    ]);
  });

  test("unbound, and of another namespace than what they are bound to", () => {
    const { operations } = nameAll({
      "microsoft.graph": types,
      "microsoft.graph.mail": `<Action Name="send"/><Action Name="send" IsBound="true">${bound("microsoft.graph.user")}</Action>`,
    });
    expect([...operations.values()].map(({ parameters, path }) => [parameters, path])).toEqual([
      ["MailSendParameters", "microsoft.graph.mail/unbound.send"],
      ["UserMailSendParameters", "microsoft.graph.mail/user.send"],
    ]);
  });

  test("overloads on one binding are one", () => {
    const overload = (name: string, type: string): string =>
      `<Function Name="find" IsBound="true">${bound("microsoft.graph.user")}<Parameter Name="${name}" Type="${type}"/><ReturnType Type="Edm.Int32"/></Function>`;
    const { operations } = nameGraph(
      types + overload("name", "Edm.String") + overload("number", "Edm.Int32"),
    );
    expect([...operations.keys()].map(({ overloads }) => overloads.length)).toEqual([2]);
  });
});

describe("clashes", () => {
  test.each([
    ["letters of a type", complex("alert") + complex("Alert"), "microsoft.graph.alert", "Alert_"],
    [
      "a body",
      entity("user") + complex("userCreate"),
      "microsoft.graph.user (Create)",
      "UserCreate_",
    ],
    [
      "a shape",
      complex("user") + complex("userShape"),
      "microsoft.graph.user (Shape)",
      "UserShape_",
    ],
    ["OData's module", complex("oData"), "microsoft.graph.oData", "OData_"],
    ["the types by name", complex("typesByName"), "microsoft.graph.typesByName", "TypesByName_"],
  ])("with %s are named and told", (_, content, element, given) => {
    expect(nameGraph(content).renames).toContainEqual({
      element,
      expected: given.slice(0, -1),
      given,
    });
  });

  test("of namespaces and of files alone", () => {
    const { renames } = nameAll({ "a.b": complex("c"), a: complex("bC") });
    expect(renames).toEqual([{ element: "a.bC", expected: "ABC", given: "ABC_" }]);
    expect(nameGraph(complex("aBC") + complex("aBc")).renames).toEqual([
      {
        element: "microsoft.graph.aBc",
        expected: "microsoft.graph/a-bc",
        given: "microsoft.graph/a-bc_",
      },
    ]);
  });

  test("of namespaces that some systems have in one folder", () => {
    const { renames } = nameAll({ "a.B": complex("c"), "a.b": complex("c") });
    expect(renames).toEqual([
      { element: "a.b.c", expected: "ABC", given: "ABC_" },
      { element: "a.b.c", expected: "a.b/c", given: "a.b/c_" },
    ]);
  });

  test("do not depend on the order of the metadata", () => {
    const [a, b] = [complex("alert"), complex("Alert")];
    expect(describeTypes(nameGraph(a + b))).toEqual(describeTypes(nameGraph(b + a)));
  });
});

describe("stability", () => {
  // No two names of which one is made of the other, in whatever case.
  const name = fc.stringMatching(/^[a-z]{2,4}[0-9]{2}$/);
  const names = fc.uniqueArray(name, { minLength: 2, maxLength: 8 });

  test("a new type renames no other, and every name is given once", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(names, fc.nat(), (all, at) => {
        const declare = (some: readonly string[]): NameTable =>
          nameAll({
            "microsoft.graph": some.map(entity).join(""),
            "microsoft.graph.x": some.map(complex).join(""),
          });
        const added = all[at % all.length];
        const before = describeTypes(declare(all.filter((one) => one !== added)));
        const table = declare(all);
        expect(describeTypes(table)).toMatchObject(before);
        expect(table.renames).toEqual([]);
        expect(Object.keys(before)).toHaveLength(all.length * 2 - 2);
      }),
      { numRuns: 50 },
    );
  });

  test("whatever clashes, no name and no file is given twice", { timeout: 30_000 }, () => {
    const clashing = fc.constantFrom(
      "a",
      "A",
      "aCreate",
      "aShape",
      "ACreate",
      "a_",
      "b",
      "aB",
      "ab",
      "oData",
    );
    fc.assert(
      fc.property(fc.uniqueArray(clashing, { minLength: 1 }), (some) => {
        const given = listNames(nameGraph(some.map(entity).join("")));
        expect(
          new Set(given.map((one) => (one.includes("/") ? one.toLowerCase() : one))).size,
        ).toBe(given.length);
        expect(given).not.toContain("OData");
      }),
      { numRuns: 50 },
    );
  });
});

describe("clients", () => {
  test("a type's interfaces share no name with those of another", () => {
    const { clients, renames } = nameGraph(entity("chart") + entity("chartCollection"));
    expect(renames).toEqual([]);
    expect([...clients.types.values()]).toEqual(["Chart", "ChartCollection_"]);
    expect(clients.renames).toEqual([
      {
        element: "microsoft.graph.chartCollection (client)",
        expected: "ChartCollection",
        given: "ChartCollection_",
      },
    ]);
  });
});
