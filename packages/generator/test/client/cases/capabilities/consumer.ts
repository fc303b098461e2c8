import type { GraphClient } from "@example/shop-client";

export async function use(graph: GraphClient): Promise<void> {
  const team = graph.teams("1");
  await team.channels.$post({});
  await team.channels.$count();
  // @ts-expect-error -- nothing can be inserted there
  await team.archive.$post({});
  // @ts-expect-error -- nor counted
  await team.archive.$count();
  await team.archive("2").$delete();
  await team.general.$patch({});
  // @ts-expect-error -- it is always there
  await team.general.$delete();

  await team.owner.$ref.$put({ "@odata.id": "https://graph.microsoft.com/v1.0/people('1')" });
  await team.members.$ref.$get();
  await team.members("1").$get();
  // @ts-expect-error -- not through the team
  await team.members("1").$patch({});
  // @ts-expect-error -- the channels are the team's own
  void team.channels.$ref;

  // @ts-expect-error -- people cannot be read
  await graph.people.$get();
  await graph.settings.$patch({ theme: "dark" });
  // @ts-expect-error -- a singleton stays
  await graph.settings.$delete();
}
