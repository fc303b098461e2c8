import { describe, expectTypeOf, test } from "vitest";
import {
  batch,
  createClient,
  date,
  odata,
  where,
  type FilterItem,
  type GraphError,
  type Page,
  type Removable,
  type ValueBody,
} from "../../src/client/index.js";
import type { SampleClient, UserNode } from "./sample-client.js";
import type {
  CheckinStatus,
  Configuration,
  DirectoryObject,
  OfficeConfiguration,
  SecurityConfiguration,
  User,
} from "./sample-models.js";

const graph = createClient<SampleClient>({ baseUrl: "https://graph.microsoft.com/v1.0" });
const { clientConfigurations } = graph.officeConfiguration;

/** Types alone are tested: nothing of this is run. */
function typed(_: () => unknown): void {}

describe("reading", () => {
  test("gives what is there", () => {
    typed(async () => {
      expectTypeOf(await graph.me.$get()).toEqualTypeOf<User>();
      expectTypeOf(await clientConfigurations.$get()).toEqualTypeOf<Page<Configuration>>();
      expectTypeOf(await graph.officeConfiguration.$get()).toEqualTypeOf<OfficeConfiguration>();
      expectTypeOf(await clientConfigurations.$count()).toEqualTypeOf<number>();
    });
  });

  test("narrows by select: what is selected is there, and nothing else", () => {
    typed(async () => {
      const page = await clientConfigurations.$get({
        select: ["id", "displayName", "priority"],
        top: 25,
      });
      const item = page.value[0]!;
      expectTypeOf(item.displayName).toEqualTypeOf<string | null>();
      expectTypeOf(item.priority).toEqualTypeOf<number>();
      expectTypeOf(item["@odata.etag"]).toEqualTypeOf<string | undefined>();
      // @ts-expect-error: not selected
      void item.description;

      const user = await graph.users("x").$get({ select: ["address/city"] });
      expectTypeOf(user.address).toEqualTypeOf<Exclude<User["address"], undefined>>();
      for await (const { mail } of graph.users.$all({ select: ["mail"] })) {
        expectTypeOf(mail).toEqualTypeOf<string | null>();
      }
    });
  });

  test("keeps types apart after select", () => {
    typed(async () => {
      const { value } = await clientConfigurations.$get({ select: ["id"] });
      expectTypeOf(value[0]!["@odata.type"]).toEqualTypeOf<Configuration["@odata.type"]>();
    });
  });

  test("narrows by expand, at any depth", () => {
    typed(async () => {
      const user = await graph.me.$get({
        select: ["displayName"],
        expand: { manager: { select: ["id"] }, memberOf: true },
      });
      expectTypeOf(user.displayName).toEqualTypeOf<string | null>();
      expectTypeOf(user.manager!.id).toEqualTypeOf<string>();
      // @ts-expect-error: not selected
      void user.manager!.deletedDateTime;
      expectTypeOf(user.memberOf).toEqualTypeOf<DirectoryObject[]>();
      // @ts-expect-error: not selected
      void user.mail;

      const whole = await graph.me.$get({ expand: ["memberOf"] });
      expectTypeOf(whole.memberOf).toEqualTypeOf<DirectoryObject[]>();
      expectTypeOf(whole.mail).toEqualTypeOf<string | null | undefined>();

      const office = await graph.officeConfiguration.$get({
        expand: {
          clientConfigurations: { select: ["id"], expand: { assignments: { select: ["target"] } } },
        },
      });
      const [assignment] = office.clientConfigurations[0]!.assignments;
      expectTypeOf(assignment!.target).toEqualTypeOf<{ groupId?: string | null } | null>();
    });
  });

  test("refuses what there is not", () => {
    typed(() => {
      // @ts-expect-error: a typo
      void graph.users.$get({ select: ["displayNme"] });
      // @ts-expect-error: a navigation property
      void graph.users.$get({ select: ["manager"] });
      // @ts-expect-error: a structural property
      void graph.users.$get({ expand: ["displayName"] });
      // @ts-expect-error: a typo
      void graph.users.$get({ expand: { manger: true } });
      // @ts-expect-error: a typo, in depth
      void graph.users.$get({ expand: { manager: { select: ["idd"] } } });
      // @ts-expect-error: no such option
      void graph.users.$get({ slect: ["id"] });
      // @ts-expect-error: no such property
      void graph.users.$get({ orderby: ["displayNme desc"] });
      void graph.users.$get({ orderby: ["displayName desc", "mail", "address/city asc"] });
      // @ts-expect-error: one entity has no pages
      void graph.me.$all;
    });
  });

  test("takes all properties by a star, beside what is expanded", () => {
    typed(async () => {
      const all = await graph.me.$get({ select: ["*"], expand: { manager: { select: ["id"] } } });
      expectTypeOf(all.mail).toEqualTypeOf<string | null | undefined>();
      expectTypeOf(all.manager!.id).toEqualTypeOf<string>();
    });
  });

  test("may find that nothing is new", () => {
    typed(async () => {
      expectTypeOf(await graph.me.$get({ ifNoneMatch: "x" })).toEqualTypeOf<User | undefined>();
    });
  });

  test("of properties", () => {
    typed(async () => {
      expectTypeOf(await graph.me.displayName.$get()).toEqualTypeOf<ValueBody<string> | null>();
      expectTypeOf(await graph.me.address.city.$get()).toEqualTypeOf<ValueBody<string> | null>();
      expectTypeOf(await graph.me.tags.$get()).toEqualTypeOf<Page<string>>();
      expectTypeOf(await graph.officeConfiguration.tenantCheckinStatuses.$get()).toEqualTypeOf<
        Page<CheckinStatus>
      >();
      expectTypeOf(
        await graph.me.extensions("x").extensionName.$get(),
      ).toEqualTypeOf<ValueBody<string> | null>();
      // A property of a derived type, without a cast.
      expectTypeOf(
        await clientConfigurations("x").level.$get(),
      ).toEqualTypeOf<ValueBody<number> | null>();
    });
  });

  test("of casts", () => {
    typed(async () => {
      const cast = clientConfigurations.$as(
        "microsoft.graph.windowsOfficeClientSecurityConfiguration",
      );
      expectTypeOf(await cast.$get()).toEqualTypeOf<Page<SecurityConfiguration>>();
      expectTypeOf(
        (await graph.me.memberOf.$as("microsoft.graph.user").$get()).value[0]!,
      ).toEqualTypeOf<User>();
      // @ts-expect-error: no such type
      graph.me.memberOf.$as("microsoft.graph.usr");
    });
  });

  test("of functions", () => {
    typed(async () => {
      const reminders = await graph.me
        .reminderView({ StartDateTime: "a", EndDateTime: "b" })
        .$get();
      expectTypeOf(reminders.value[0]!.eventId).toEqualTypeOf<string | null | undefined>();
      // @ts-expect-error: a parameter is missing
      graph.me.reminderView({ StartDateTime: "a" });
      // @ts-expect-error: a string is no date
      graph.me.usage({ date: "2026-08-20" });
      expectTypeOf(
        await graph.me.usage({ date: date("2026-08-20") }).$get({ as: "text" }),
      ).toEqualTypeOf<string | null>();
      expectTypeOf(await graph.users.delta.$get({ select: ["id"] })).toHaveProperty("value");
      void graph.users.delta().$get();
    });
  });

  test("of changes", () => {
    typed(async () => {
      const changes = graph.users.$delta({ select: ["mail"] });
      for await (const item of changes) {
        expectTypeOf(item.mail).toEqualTypeOf<string | null>();
        expectTypeOf(item["@removed"]).toEqualTypeOf<Removable["@removed"]>();
      }
      expectTypeOf(changes.token).toEqualTypeOf<string | undefined>();
      // @ts-expect-error: these do not say what changed
      void clientConfigurations.$delta;
    });
  });

  test("of bytes needs to know how they are wanted", () => {
    typed(async () => {
      const { policyPayload } = clientConfigurations("x");
      expectTypeOf(await policyPayload.$get({ as: "text" })).toEqualTypeOf<string | null>();
      expectTypeOf(await policyPayload.$get({ as: "bytes" })).toEqualTypeOf<Uint8Array | null>();
      expectTypeOf(await policyPayload.$get({ as: "response" })).toEqualTypeOf<Response>();
      // @ts-expect-error: how?
      void policyPayload.$get();
      expectTypeOf(await graph.me.photo.$value.$get()).toEqualTypeOf<Response>();
      void policyPayload.$put("{}", { contentType: "application/json" });
      // @ts-expect-error: no bytes
      void policyPayload.$put({ a: 1 });
    });
  });
});

describe("writing", () => {
  test("takes what can be written", () => {
    typed(async () => {
      const created = await clientConfigurations.$post({
        "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
        priority: 1,
        "assignments@odata.bind": ["https://graph.microsoft.com/beta/x"],
      });
      expectTypeOf(created).toEqualTypeOf<Configuration>();
      expectTypeOf(
        await graph.users("x").$patch({ displayName: "x", "manager@odata.bind": "y" }),
      ).toEqualTypeOf<User | undefined>();
      expectTypeOf(
        await graph.users.$post({}, { prefer: "return=minimal" }),
      ).toEqualTypeOf<undefined>();
      expectTypeOf(await graph.users("x").$delete()).toEqualTypeOf<void>();
      // @ts-expect-error: a required property is missing
      void clientConfigurations.$post({
        "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
      });
      // @ts-expect-error: the service sets it
      void clientConfigurations("x").$patch({ lastModifiedDateTime: "x" });
      // @ts-expect-error: it cannot be deleted
      void graph.officeConfiguration.$delete;
    });
  });

  test("of actions", () => {
    typed(async () => {
      const { value } = await clientConfigurations("x").assign.$post({
        officeConfigurationAssignments: [{ target: { groupId: "g" } }],
      });
      expectTypeOf(value[0]!.id).toEqualTypeOf<string>();
      expectTypeOf(await graph.me.revokeSignInSessions.$post()).toEqualTypeOf<ValueBody<boolean>>();
      // @ts-expect-error: parameters are needed
      void clientConfigurations("x").assign.$post();
    });
  });

  test("of references", () => {
    typed(async () => {
      await graph.me.manager.$ref.$put({ "@odata.id": "https://graph.microsoft.com/v1.0/users/x" });
      await graph.me.memberOf.$ref.$post({ "@odata.id": "x" });
      await graph.me.memberOf("x").$ref.$delete();
      // @ts-expect-error: contained
      void clientConfigurations.$ref;
    });
  });
});

describe("keys", () => {
  test("are what the type's keys are", () => {
    typed(() => {
      graph.users({ userPrincipalName: "a@b.c" });
      // @ts-expect-error: no such key
      graph.users({ mail: "a@b.c" });
      // @ts-expect-error: undefined is none
      graph.users(undefined);
    });
  });
});

describe("filters", () => {
  test("know the properties", () => {
    typed(() => {
      void graph.users.$get({
        filter: where((it) => it.displayName.startsWith("a").and(it.accountEnabled)),
      });
      void graph.users.$get({
        filter: where((it) => it.address.city.eq("x").or(it.address.since.ge(date("2026-08-20")))),
      });
      void graph.users.$all({ filter: where((it) => it.deletedDateTime.ge(new Date())) });
      void graph.users.$count({ filter: where((it) => it.tags.any((tag) => tag.eq("x"))) });
      void graph.users.$get({
        filter: where((it) => it.memberOf.any((group) => group.id.eq("x"))),
      });
      void graph.users.$get({ filter: where((it) => it.userType.eq("guest")) });
      void graph.users.$get({ filter: where((it) => it.memberOf.$count.gt(3)) });
      void graph.me.memberOf.$get({
        filter: where((it) => it.$as("microsoft.graph.user").mail.eq(null)),
      });
      void graph.me.$get({ expand: { memberOf: { filter: where((it) => it.id.eq("x")) } } });
      void clientConfigurations.$all({ filter: where((it) => it.priority.lt(5)) });
      void graph.users.$get({ filter: odata`displayName eq ${"x"}` });
      const reusable = where((it: FilterItem<UserNode>) => it.mail.endsWith("@b.c"));
      void graph.users.$get({ filter: reusable.and(odata`accountEnabled`) });
    });
  });

  test("refuse what does not fit", () => {
    typed(() => {
      // @ts-expect-error: no such property
      void graph.users.$get({ filter: where((it) => it.displayNme.eq("x")) });
      // @ts-expect-error: a string is no point in time
      void graph.users.$all({ filter: where((it) => it.deletedDateTime.ge("2026-08-20")) });
      // @ts-expect-error: a string is no number
      void clientConfigurations.$all({ filter: where((it) => it.priority.lt("5")) });
      // @ts-expect-error: a value is no condition
      void graph.users.$all({ filter: where((it) => it.displayName) });
      // @ts-expect-error: a function alone is none
      void graph.users.$all({ filter: (it) => it.displayName.eq("x") });
    });
  });
});

describe("batches", () => {
  test("give a tuple of what the calls give", () => {
    typed(async () => {
      const [me, count] = await batch(graph, (it) => [
        it.me.$get({ select: ["mail"] }),
        it.users.$count(),
      ]);
      if (me.status === "fulfilled") expectTypeOf(me.value.mail).toEqualTypeOf<string | null>();
      else expectTypeOf(me.reason).toEqualTypeOf<GraphError>();
      if (count.status === "fulfilled") expectTypeOf(count.value).toEqualTypeOf<number>();
    });
  });
});
