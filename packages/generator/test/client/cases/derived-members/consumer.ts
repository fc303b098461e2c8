import type { GraphClient } from "@example/shop-client";

export async function use(graph: GraphClient): Promise<void> {
  const profile = graph.profiles("1");

  // Of several types, navigation leads to what its targets have in common.
  const certificate = await profile.certificate.$get();
  void certificate.thumbprint;
  if (certificate["@odata.type"] === "#microsoft.graph.mailCertificate") void certificate.id;
  await profile.certificate.issuer.$get();
  await profile.sources("2").certificate.$delete();
  await profile.sources.$ref.$post({ "@odata.id": "profiles/2" });
  // @ts-expect-error -- the one that only a mail profile has
  await profile.$as("microsoft.graph.wifiProfile").certificate.issuer.$get();

  // Operations of several types are overloads.
  await profile.assign.$post({ groups: ["a"] });
  await profile.assign.$post({ users: ["a"] });
  // @ts-expect-error -- neither
  await profile.assign.$post({ devices: ["a"] });

  await profile.network.$get();
  await profile.report.inner.content.$put("text");
  await profile.summary().content.$get({ as: "text" });
  await profile.summary().title.$get();
  // @ts-expect-error -- bytes are not set as a value
  await profile.report.inner.content.$put({ value: "text" });

  // Complex values have derived types, too; what several types declare is what their values have in common.
  const { inner } = profile.report;
  await inner.pages.$get();
  await inner.$as("microsoft.graph.pagedReport").cover.$get({ as: "bytes" });
  const paged = await inner.$as("microsoft.graph.pagedReport").$get();
  paged?.pages satisfies number | null | undefined;
  await profile.latest.$as("microsoft.graph.pagedReport").pages.$value.$get();
  await profile.latest.cover.$put("text");
  const { value: reports } = await profile.history.$as("microsoft.graph.pagedReport").$get();
  reports[0]?.pages satisfies number | null | undefined;
  // @ts-expect-error -- this type does not derive from that of the value
  void inner.$as("microsoft.graph.wrapper");
  // @ts-expect-error -- not a value of a collection, but the collection
  void profile.history.pages;

  await graph.profiles.recent().mine().$get();
  await graph.profiles.mine().$as("microsoft.graph.mailProfile")("1").report.$get();
  // @ts-expect-error -- nothing can be called on what this gives
  void graph.profiles.mine().recent;

  // An open type has more than it declares.
  const page = await graph.records.$get({ select: ["name", "Color"] });
  void page.value[0]?.Color;
  const [all] = (await graph.records.$get({ select: ["*"] })).value;
  void all?.name;
  await graph.profiles.$get({ select: ["*"], expand: ["related"] });
  // @ts-expect-error -- this type is not open
  await graph.profiles.$get({ select: ["Color"] });
}
