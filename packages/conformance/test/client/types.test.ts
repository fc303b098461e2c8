import { expectTypeOf, describe, test } from "vitest";
import { createGraphClient, odata, where } from "@graphslice/office-configuration-client";
import type {
  OfficeClientConfiguration,
  WindowsOfficeClientSecurityConfiguration,
} from "@graphslice/office-configuration-models";

const { officeConfiguration } = createGraphClient({});
const { clientConfigurations } = officeConfiguration;
const one = clientConfigurations("1");

/** Types alone are tested: nothing of this is run. */
function typed(_: () => unknown): void {}

describe("reading", () => {
  test("gives a hierarchy as the models have it", () => {
    typed(async () => {
      expectTypeOf(await one.$get()).toEqualTypeOf<OfficeClientConfiguration>();
      const security = one.$as("microsoft.graph.windowsOfficeClientSecurityConfiguration");
      expectTypeOf(await security.$get()).toEqualTypeOf<WindowsOfficeClientSecurityConfiguration>();
      // @ts-expect-error -- not derived from it
      one.$as("microsoft.graph.officeConfiguration");
    });
  });

  test("is narrowed by what is selected and expanded", () => {
    typed(async () => {
      const page = await clientConfigurations.$get({
        select: ["id", "displayName", "priority"],
        expand: { assignments: { select: ["id"] } },
        orderby: ["priority desc"],
      });
      const item = page.value[0]!;
      expectTypeOf(item.displayName).toEqualTypeOf<string | null>();
      expectTypeOf(item.assignments[0]!.id).toEqualTypeOf<string>();
      // @ts-expect-error -- not selected
      void item.description;
      // @ts-expect-error -- not selected of what is expanded
      void item.assignments[0]!.target;
      // @ts-expect-error -- no such property
      await clientConfigurations.$get({ select: ["name"] });
      // @ts-expect-error -- leads nowhere
      await clientConfigurations.$get({ expand: ["priority"] });
    });
  });

  test("filters by what there is", () => {
    typed(async () => {
      await clientConfigurations.$get({
        filter: where((it) =>
          it.displayName.startsWith("B").and(it.userCheckinSummary.failedUserCount.gt(0)),
        ),
      });
      await clientConfigurations.$get({ filter: odata`priority lt ${5}` });
      await clientConfigurations.$get({
        // @ts-expect-error -- a priority is a number
        filter: where((it) => it.priority.eq("1")),
      });
    });
  });
});

describe("writing", () => {
  test("requires what the service requires and takes nothing that it sets", () => {
    typed(async () => {
      await clientConfigurations.$post({
        "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
        priority: 1,
      });
      await clientConfigurations.$post(
        // @ts-expect-error -- without a priority
        { "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration" },
      );
      // @ts-expect-error -- without a type
      await clientConfigurations.$post({ priority: 1 });
      // @ts-expect-error -- the service sets it
      await one.$patch({ lastModifiedDateTime: "2026-01-01T00:00:00Z" });
      // @ts-expect-error -- an update has no related entities
      await one.$patch({ assignments: [] });
      // @ts-expect-error -- an action has parameters
      await one.assign.$post({});
    });
  });

  test("has only the verbs that there are", () => {
    typed(async () => {
      // @ts-expect-error -- the singleton stays
      await officeConfiguration.$delete();
      // @ts-expect-error -- a collection is read or added to
      await clientConfigurations.$patch({});
      // @ts-expect-error -- nothing of this name
      void one.settings;
      // @ts-expect-error -- bytes: it has to be said how they are wanted
      await one.policyPayload.$get();
      expectTypeOf(await one.policyPayload.$get({ as: "text" })).toEqualTypeOf<string | null>();
    });
  });
});
