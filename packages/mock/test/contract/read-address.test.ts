import { createClient, type AnyPath } from "@graphslice/runtime";
import { expect, test } from "vitest";
import { callRecorded } from "../../src/contract/call-recorded.js";
import type { AddressStep } from "../../src/contract/address.js";
import { readAddress } from "../../src/contract/read-address.js";
import { recordRequest } from "../../src/har/record-message.js";
import { isSameRequest, shapeRequest } from "../../src/har/request-shape.js";
import { ModelIndex } from "../../src/resource/model-index.js";
import { BASE, MODEL } from "./shop.js";

const index = new ModelIndex(MODEL);

function print(step: AddressStep): string {
  switch (step.kind) {
    case "key":
      return `(${JSON.stringify(step.key)})`;
    case "arguments":
      return `(${step.text})`;
    default:
      return `.${step.name}`;
  }
}

const addresses: readonly (readonly [path: string, steps: string, place: string])[] = [
  ["", "", "service"],
  ["/products", ".products", "product[]"],
  ["/products/p1", '.products("p1")', "product"],
  ["/products/a%2Fb", '.products("a/b")', "product"],
  ["/products('p1')", ".products('p1')", "product"],
  ["/products/$count", ".products.$count", "raw"],
  ["/products/p1/title/$value", '.products("p1").title.$value', "raw"],
  ["/products/p1/manual", '.products("p1").manual', "Stream"],
  ["/products/p1/maker/country", '.products("p1").maker.country', "String"],
  ["/products/p1/parts/p2", '.products("p1").parts("p2")', "product"],
  ["/products/p1/pages", '.products("p1").pages', "Int32"],
  ["/products/p1/translations/en", '.products("p1").translations("en")', "book"],
  ["/products/microsoft.graph.book", ".products.microsoft.graph.book", "book[]"],
  ["/products/p1/microsoft.graph.book", '.products("p1").microsoft.graph.book', "book"],
  ["/products/p1/buy", '.products("p1").buy', "buy"],
  ["/products/p1/microsoft.graph.buy", '.products("p1").microsoft.graph.buy', "buy"],
  ["/products/p1/bind", '.products("p1").bind', "bind"],
  ["/products/cheapest(below=5)/p1", '.products.cheapest(below=5)("p1")', "product"],
  ["/till/isOpen", ".till.isOpen", "Boolean"],
  ["/today()/title", ".today().title", "String"],
  ["/close", ".close", "close"],
  ["/$metadata", ".$metadata", "raw"],
];

test.each(addresses)("%s is read as %s", (path, steps, place) => {
  const address = readAddress(path, index);
  expect(address?.steps.map(print).join("")).toBe(steps);
  const found = address?.place;
  expect(
    found?.kind === "value"
      ? `${found.type.name}${found.isCollection ? "[]" : ""}`
      : found?.kind === "operation"
        ? found.operation.name
        : found?.kind,
  ).toBe(place);
});

test.each([
  "/nothing",
  "/till/nothing",
  "/till/p1",
  "/products/p1/title/nothing",
  "/products/p1/sizes/1",
  "/products//p1",
  "/products/",
  "/products/..",
  "/products/then",
  "/products/%zz",
  "/close/title",
])("%s is no address that a client writes", (path) => {
  expect(readAddress(path, index)).toBeUndefined();
});

test.each([
  ...addresses.map(([path]) => path).filter((path) => path !== ""),
  "/nothing?$top=1",
  "/products?$select=title,price&$orderby=price desc&$top=1&$skip=2&$count=true",
  "/products?$filter=title eq 'a+b %26 ü'&$search=\"x\"&$expand=parts($top=1)&other=1",
  "/products?$top=-1&$skip=x&$count=maybe",
  "/products?$top=1&$top=2",
  "/products?$filter=",
  "/products/$count?$filter=price gt 1",
  "/products/$all",
  "/products/cheapest(below=1,title='a,''b''')",
  "/products/cheapest(below=@b,title=@t)?@b=1&@t='x'",
])("a client asks for %s as it was recorded", async (path) => {
  for (const method of ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD"]) {
    const hasBody = method.startsWith("P");
    const request = await recordRequest(
      new Request(BASE + path, {
        method,
        headers: { Prefer: "return=minimal", "content-type": "application/json" },
        ...(hasBody && { body: '{"a":1}' }),
      }),
    );
    const sent: Request[] = [];
    const client = createClient<AnyPath>({
      baseUrl: BASE,
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        return new Response("1", { headers: { "content-type": "text/plain" } });
      },
    });
    await callRecorded(client, { request, baseUrl: BASE }, index);
    const [asked, ...others] = await Promise.all(sent.map(recordRequest));
    expect(others).toEqual([]);
    expect(asked && isSameRequest(shapeRequest(asked), shapeRequest(request))).toBe(true);
  }
});

test.each(["/products/$all", "/products/$get", "/products/$count/$value"])(
  "%s is no address of a client",
  (path) => {
    expect(readAddress(path, index)).toBeUndefined();
  },
);
