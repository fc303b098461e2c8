import { batch, createGraphClient, date, odata, where } from "whole-client";

const graph = createGraphClient({ credential: async () => "token" });

const page = await graph.users.$get({
  select: ["id", "displayName", "mail"],
  orderby: ["displayName desc"],
  top: 25,
});
export const mails: (string | null)[] = page.value.map(({ mail }) => mail);
// @ts-expect-error -- not selected
page.value.map(({ jobTitle }) => jobTitle);

const user = await graph.users("x").$get({
  select: ["displayName"],
  expand: { manager: { select: ["id"] } },
});
export const manager: string | undefined = user.manager?.id;

export const subjects: (string | null)[] = [];
for await (const message of graph.me.messages.$all({
  select: ["subject", "from"],
  filter: where((it) => it.receivedDateTime.ge(new Date()).and(it.subject.contains("x"))),
})) {
  subjects.push(message.subject);
}

const groups = await graph.groups.$get({ expand: ["members"], select: ["displayName"] });
export const members = groups.value.flatMap((group) => group.members.map(({ id }) => id));

export const count: number = await graph.users.$count({
  filter: odata`startswith(displayName, ${"a"})`,
  consistencyLevel: "eventual",
});
await graph.me.reminderView({ StartDateTime: "a", EndDateTime: "b" }).$get();
await graph.me.sendMail.$post({ Message: { subject: "x" } });
await graph.reports.getEmailActivityUserDetail({ date: date("2020-01-01") }).$get({ as: "text" });
for await (const changed of graph.users.$delta({ select: ["displayName"] })) {
  subjects.push(changed["@removed"]?.reason ?? null);
}
const [me, users] = await batch(graph, (it) => [it.me.$get({ select: ["id"] }), it.users.$count()]);
if (me.status === "fulfilled") me.value.id satisfies string;
if (users.status === "fulfilled") users.value satisfies number;
// @ts-expect-error -- no such property
await graph.users.$get({ orderby: ["displayNme"] });
