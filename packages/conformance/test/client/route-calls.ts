import { batch } from "@graphslice/office-configuration-client";
import { create, graph, target } from "./office-client.js";

const { officeConfiguration } = graph;
const { clientConfigurations } = officeConfiguration;
const one = clientConfigurations("c1");
const quoted = clientConfigurations.$link("('c1')");
const cast = clientConfigurations.$as("microsoft.graph.windowsOfficeClientConfiguration");

const ROOT = "/officeConfiguration";
const MANY = `${ROOT}/clientConfigurations`;
const ONE = `${MANY}/{id}`;

/** A call of every verb of every route of the contract, by both. */
export const routeCalls: Readonly<Record<string, () => Promise<unknown>>> = {
  [`GET ${ROOT}`]: () => officeConfiguration.$get(),
  [`PATCH ${ROOT}`]: () => officeConfiguration.$patch({}),
  [`POST ${ROOT}`]: () => officeConfiguration.$request("POST", { body: {} }),
  [`PUT ${ROOT}`]: () => officeConfiguration.$request("PUT", { body: {} }),
  [`DELETE ${ROOT}`]: () => officeConfiguration.$request("DELETE"),
  [`GET ${ROOT}/tenantCheckinStatuses`]: () => officeConfiguration.tenantCheckinStatuses.$get(),
  [`GET ${ROOT}/tenantUserCheckinSummary`]: () =>
    officeConfiguration.tenantUserCheckinSummary.$get(),
  [`GET ${MANY}`]: () => clientConfigurations.$get(),
  [`POST ${MANY}`]: () => clientConfigurations.$post(create),
  [`GET ${MANY}/$count`]: () => clientConfigurations.$count(),
  [`GET ${MANY}/microsoft.graph.{type}`]: () => cast.$get(),
  [`POST ${MANY}/microsoft.graph.{type}`]: () => cast.$post(create),
  [`GET ${ONE}`]: () => one.$get(),
  [`PATCH ${ONE}`]: () => one.$patch({ priority: 2 }, { ifMatch: 'W/"1"' }),
  [`DELETE ${ONE}`]: () => one.$delete({ ifMatch: 'W/"1"' }),
  [`GET ${MANY}('{id}')`]: () => quoted.$get(),
  [`PATCH ${MANY}('{id}')`]: () => quoted.$patch({ priority: 2 }),
  [`DELETE ${MANY}('{id}')`]: () => quoted.$delete(),
  [`GET ${ONE}/{property}`]: () => one.displayName.$get(),
  [`GET ${ONE}/{property}/$value`]: () => one.displayName.$value.$get({ as: "text" }),
  ...Object.fromEntries(
    (["policyPayload", "userPreferencePayload"] as const).flatMap((name) => [
      [`GET ${ONE}/${name}`, () => one[name].$get({ as: "text" })],
      [`PUT ${ONE}/${name}`, () => one[name].$put("{}", { contentType: "application/json" })],
      [`DELETE ${ONE}/${name}`, () => one[name].$delete()],
    ]),
  ),
  [`GET ${ONE}/assignments`]: () => one.assignments.$get(),
  [`POST ${ONE}/assignments`]: () => one.assignments.$post({ target }),
  [`GET ${ONE}/assignments/{id}`]: () => one.assignments("a1").$get(),
  [`PATCH ${ONE}/assignments/{id}`]: () => one.assignments("a1").$patch({ target }),
  [`DELETE ${ONE}/assignments/{id}`]: () => one.assignments("a1").$delete(),
  [`POST ${ONE}/assign`]: () => one.assign.$post({ officeConfigurationAssignments: [{ target }] }),
  [`GET ${ONE}/assign`]: () => one.assign.$request("GET"),
  [`POST ${MANY}/updatePriorities`]: () =>
    clientConfigurations.updatePriorities.$post({
      officeConfigurationPolicyIds: ["c1"],
      officeConfigurationPriorities: [2],
    }),
  ["GET /$metadata"]: () => graph.$metadata.$get({ as: "text" }),
  ["POST /$batch"]: () => sendBatch(),
  ["GET /{anything else}"]: () => graph.$link("/nothing").$get(),
};

/** The error of a batch as a whole, which is the cause of each of its calls' errors. */
async function sendBatch(): Promise<unknown> {
  const [result] = await batch(graph, ({ officeConfiguration }) => [officeConfiguration.$get()]);
  if (result.status === "fulfilled") return result.value;
  throw result.reason.kind === "batch" ? result.reason.cause : result.reason;
}
