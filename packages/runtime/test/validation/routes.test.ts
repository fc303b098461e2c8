import { describe, expect, test } from "vitest";
import {
  inEachMode,
  responseSchema,
  routeSchemas,
  type Registry,
  type RouteTypes,
} from "../../src/validation/index.js";
import {
  audioBookSchema,
  authorSchema,
  bookCreateSchema,
  bookSchema,
  printedBookCreateSchema,
  printedBookSchema,
  printedBookUpdateSchema,
  shelfCreateSchema,
  shelfSchema,
} from "./library.js";
import { checkGenre, qualify } from "./library-checks.js";

const types: RouteTypes = {
  "": {
    properties: { shelves: "Collection(test.library.shelf)", best: "test.library.printedBook" },
    functions: { newest: "Collection(test.library.book)", count: "Edm.Int64" },
    actions: { close: {} },
  },
  "test.library.shelf": {
    properties: { id: "Edm.String", books: "Collection(test.library.book)" },
    collectionFunctions: { delta: "Collection(test.library.shelf)" },
    collectionActions: { sort: { result: "Collection(Edm.String?)" } },
  },
  "test.library.book": {
    properties: {
      title: "Edm.String",
      pages: "Edm.Int32",
      genre: "test.library.genre",
      tags: "Collection(Edm.String)",
      keys: "Collection(Edm.Guid?)",
      authors: "Collection(test.library.author?)",
      sequel: "test.library.book",
      constructor: "Edm.Guid",
    },
    functions: { related: "Collection(test.library.book)" },
    actions: {
      lend: {
        load: async () => ({ lendParametersSchema: shelfCreateSchema }),
        parameters: "lendParametersSchema",
        result: "test.library.book",
      },
    },
  },
  "test.library.printedBook": { base: "test.library.book" },
  "test.library.audioBook": { base: "test.library.book", properties: { minutes: "Edm.Int32" } },
  "test.library.author": { properties: { name: "Edm.String" } },
};

const loaded: string[] = [];
const register = (name: string, schemas: ReturnType<typeof inEachMode>) => ({
  [name]: async () => {
    loaded.push(name);
    return { schemas };
  },
});
const registry: Registry = {
  ...register("test.library.shelf", inEachMode(shelfSchema)),
  ...register("test.library.book", {
    response: bookSchema,
    create: bookCreateSchema,
    update: printedBookUpdateSchema,
  }),
  ...register("test.library.printedBook", {
    response: printedBookSchema,
    create: printedBookCreateSchema,
    update: printedBookUpdateSchema,
  }),
  ...register("test.library.audioBook", inEachMode(audioBookSchema)),
  ...register("test.library.author", inEachMode(authorSchema)),
  ...register("test.library.genre", inEachMode(responseSchema(checkGenre, qualify))),
};
const schemas = routeSchemas(types, registry);

const BOOK = { "@odata.type": "#test.library.audioBook", id: "1", title: "A", pages: 1 };

/** The first thing that is wrong with a body, `valid`, or that there is no schema. */
async function judge(
  method: string,
  route: string,
  side: "request" | "response",
  body: unknown,
  query = "",
): Promise<string> {
  const found = await schemas({ method, route, url: `https://x${route}${query}` });
  const schema = found?.[side];
  if (schema === undefined) return "no schema";
  return schema.safeParse(body).issues?.[0]?.message ?? "valid";
}

describe("what is answered on a route", () => {
  const books = "/shelves/{id}/books";
  test.each<[string, string, unknown, unknown]>([
    ["GET", "/shelves", { value: [] }, { value: [{ books: 1 }] }],
    ["POST", "/shelves", { books: [] }, { books: 1 }],
    ["GET", "/shelves/{id}", { books: [] }, { books: 1 }],
    ["GET", "/shelves({id})", { books: [] }, { books: 1 }],
    ["GET", "/shelves(a={a},b={b})", { books: [] }, { books: 1 }],
    ["PATCH", "/shelves/{id}", { books: [] }, { books: 1 }],
    ["GET", books, { value: [BOOK] }, { value: [{ ...BOOK, title: 1 }] }],
    ["GET", `${books}/{id}`, BOOK, { ...BOOK, title: 1 }],
    ["GET", `${books}/{id}/sequel`, BOOK, { ...BOOK, title: 1 }],
    ["GET", `${books}/{id}/sequel/sequel/sequel`, BOOK, { ...BOOK, title: 1 }],
    ["GET", `${books}/{id}/title`, { value: "A" }, { value: 1 }],
    ["GET", `${books}/{id}/pages`, { value: 1 }, { value: "1" }],
    ["GET", `${books}/{id}/constructor`, { value: crypto.randomUUID() }, { value: "1" }],
    ["GET", `${books}/{id}/genre`, { value: "novel" }, { value: 1 }],
    ["GET", `${books}/{id}/tags`, { value: ["a"] }, { value: [null] }],
    ["GET", `${books}/{id}/keys`, { value: [null] }, { value: [1] }],
    ["GET", `${books}/{id}/authors`, { value: [null, { name: "A" }] }, { value: [{ name: 1 }] }],
    ["GET", `${books}/{id}/minutes`, { value: 1 }, { value: "1" }],
    ["GET", `${books}/{id}/related()`, { value: [BOOK] }, { value: [{ ...BOOK, title: 1 }] }],
    ["GET", `${books}/{id}/related`, { value: [BOOK] }, BOOK],
    ["GET", `${books}/{id}/related()/{id}/title`, { value: "A" }, { value: 1 }],
    ["GET", `${books}/test.library.audioBook`, { value: [BOOK] }, { value: [{ minutes: "" }] }],
    ["GET", `${books}/{id}/test.library.audioBook`, BOOK, { ...BOOK, minutes: "" }],
    ["GET", `${books}/test.library.audioBook({id})/minutes`, { value: 1 }, { value: "" }],
    ["GET", "/shelves/delta()", { value: [{ id: "1" }] }, { value: [{ books: 1 }] }],
    ["GET", "/shelves/test.library.delta()", { value: [] }, { value: 1 }],
    ["GET", "/newest(top={top})", { value: [BOOK] }, { value: [{ ...BOOK, title: 1 }] }],
    ["GET", "/count()", { value: "9007199254740993" }, { value: "x" }],
    ["POST", "/shelves/sort", { value: ["a", null] }, { value: [1] }],
    ["POST", `${books}/{id}/lend`, BOOK, { ...BOOK, title: 1 }],
    ["POST", `${books}/{id}/test.library.lend`, BOOK, { ...BOOK, title: 1 }],
  ])("%s %s", async (method, route, right, wrong) => {
    expect(await judge(method, route, "response", right)).toBe("valid");
    expect(await judge(method, route, "response", wrong)).toMatch(/^Invalid/);
  });
});

describe("what is sent on a route", () => {
  test.each<[string, string, unknown, unknown]>([
    ["POST", "/shelves/{id}/books", { ...BOOK, id: undefined, minutes: 1 }, { ...BOOK, title: 1 }],
    ["PATCH", "/best", { title: "A" }, { title: 1 }],
    ["PATCH", "/best", { title: "A" }, { id: "1" }],
    ["PUT", "/best", { pages: 1 }, { title: "A" }],
    ["PUT", "/best/title", { value: "A" }, { value: 1 }],
    ["PUT", "/best/tags", { value: ["A"] }, { value: "A" }],
    ["POST", "/best/lend", {}, { id: 1 }],
  ])("%s %s", async (method, route, right, wrong) => {
    expect(await judge(method, route, "request", JSON.parse(JSON.stringify(right)))).toBe("valid");
    expect(await judge(method, route, "request", wrong)).toMatch(/^(Invalid|Unknown|Unexpected)/);
  });
});

describe("there is no schema", () => {
  test.each([
    ["GET", ""],
    ["GET", "/nothing"],
    ["GET", "/toString"],
    ["GET", "/shelves/{id}/__proto__"],
    ["GET", "/shelves/{id}/{id}"],
    ["GET", "/shelves/books"],
    ["GET", "/shelves/$count"],
    ["GET", "/shelves/{id}/books/$ref"],
    ["GET", "/best/title/$value"],
    ["GET", "/best/lend/title"],
    ["POST", "/close"],
    ["DELETE", "/shelves/{id}"],
    ["POST", "/best/tags"],
    ["PATCH", "/best/title"],
    ["GET", "/shelves{link}"],
    ["GET", "{link}"],
    ["POST", "/$batch"],
  ])("for %s %s", async (method, route) => {
    expect(await judge(method, route, "request", {})).toBe("no schema");
    expect(await judge(method, route, "response", {})).toBe("no schema");
  });

  test.each(["GET", "DELETE"])("for the body of %s", async (method) => {
    expect(await judge(method, "/best", "request", {})).toBe("no schema");
  });
});

test.each(["?$select=title", "?$expand=sequel($select=id)", "?$top=1&%24select=title"])(
  "what %s cuts may be absent, and what is there is checked",
  async (query) => {
    const path = "/shelves/{id}/books";
    const cut = { value: [{ "@odata.type": "#test.library.printedBook", title: "A" }] };
    const wrong = { value: [{ "@odata.type": "#test.library.printedBook", title: 1 }] };
    expect(await judge("GET", path, "response", cut)).toMatch(/^Invalid value\/0\/id/);
    expect(await judge("GET", path, "response", cut, query)).toBe("valid");
    expect(await judge("GET", path, "response", wrong, query)).toMatch(/^Invalid value\/0\/title/);
    expect(await judge("GET", "/shelves", "response", {}, query)).not.toBe("valid");
  },
);

test("only the types on the way are loaded", async () => {
  loaded.length = 0;
  await judge("GET", "/shelves/{id}/books/{id}/authors", "response", {});
  expect(loaded).toEqual(["test.library.author"]);
});
