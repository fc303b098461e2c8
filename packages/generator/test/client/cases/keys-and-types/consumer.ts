import { date, dateTimeOffset, guid, where, type GraphClient } from "@example/shop-client";

export async function use(graph: GraphClient): Promise<void> {
  const item = graph.items({ name: "plan" });
  await item.$get({ select: ["name"], expand: { parent: { select: ["id"] } } });
  // @ts-expect-error -- no alternate key
  graph.items({ created: "x" });
  await graph.pages(7).$get();
  // @ts-expect-error -- pages have numbers
  graph.pages("7");

  // Members of derived types, without a cast and with one.
  await item.versions({ number: 1, branch: guid("00000000-0000-0000-0000-000000000001") }).$get();
  await item.children.$get();
  const file = item.$as("microsoft.graph.file");
  await file.$value.$put("text");
  // @ts-expect-error -- that is a folder's
  void file.children;

  await item.size.$get();
  await item.size.measuredBy.$get();
  await item.size.measuredBy.$ref.$delete();
  const since = dateTimeOffset("2026-01-01T00:00:00Z");
  const day = date("2026-01-01");
  await graph.items.$get({
    filter: where((it) => it.created.ge(since).and(it.size.measured.lt(day))),
  });
  await graph.items.$get({
    // @ts-expect-error -- a text is no time
    filter: where((it) => it.created.ge("2026-01-01T00:00:00Z")),
  });
}
