import { dateTimeOffset, type GraphClient } from "@example/shop-client";

export async function use(graph: GraphClient): Promise<void> {
  const door = graph.doors("1");
  const opened = await door.open.$post({ wide: true });
  void opened.id.length;
  // @ts-expect-error -- it has to be said how wide
  await door.open.$post({});
  await door.knock.$post();
  await door.lock.$post();
  await door["vendor.locks.lock"].$post();

  // What the type declares goes before what is bound to it.
  await door.close.$get();
  await door["microsoft.graph.close"].$post();

  for await (const changed of graph.doors.$delta()) void changed["@removed"]?.reason;
  await graph.doors.delta.$get();
  const since = dateTimeOffset("2026-01-01T00:00:00Z");
  const { value } = await graph.doors.delta({ since, colors: ["red"] }).$get({ select: ["id"] });
  void value[0]?.id.length;
  // @ts-expect-error -- a text would be sent as a text
  graph.doors.delta({ since: "2026-01-01T00:00:00Z", colors: [] });

  await door.image.$get({ as: "bytes" });
  await door.photo({ color: "red" }).$get({ as: "stream" });
  void (await graph.age.$get())?.value.length;
}
