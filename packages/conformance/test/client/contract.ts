/** What the service does with one verb on one route. */
export interface DocumentedRoute {
  readonly verb: string;
  /** Below the base; ids and names that can be others in braces. */
  readonly route: string;
  /** Statuses of what is no failure; of several, the reference pages and OData name different ones. */
  readonly succeeds: readonly number[];
  /** What fails, by status. */
  readonly fails: Readonly<Record<number, readonly string[]>>;
}

const ROOT = "/officeConfiguration";
const MANY = `${ROOT}/clientConfigurations`;
const ONE = `${MANY}/{id}`;

const one = (route: string): readonly DocumentedRoute[] => [
  { verb: "GET", route, succeeds: [200, 304], fails: { 404: ["no such id"] } },
  {
    verb: "PATCH",
    route,
    succeeds: [200, 204],
    fails: {
      400: ["a member that cannot be set"],
      404: ["no such id, and none is made"],
      412: ["another version"],
      415: ["a body that is no JSON by its type"],
    },
  },
  {
    verb: "DELETE",
    route,
    succeeds: [200, 204],
    fails: { 404: ["no such id", "the id was deleted before"], 412: ["another version"] },
  },
];

const stream = (route: string): readonly DocumentedRoute[] => [
  { verb: "GET", route, succeeds: [200, 204], fails: { 404: ["no such id"] } },
  {
    verb: "PUT",
    route,
    succeeds: [204],
    fails: {
      400: ["a body that cannot be read"],
      412: ["another version"],
      413: ["too many bytes"],
      415: ["a media type that is not taken"],
    },
  },
  { verb: "DELETE", route, succeeds: [204], fails: { 404: ["no such id"] } },
];

/** Every cell of the family's HTTP contract: each route, each verb, each way to succeed and to fail. */
export const contract: readonly DocumentedRoute[] = [
  {
    verb: "GET",
    route: ROOT,
    succeeds: [200],
    fails: {
      400: ["an option that there is not"],
      401: ["no token"],
      403: ["a token without the permission"],
      406: ["a format that is not given"],
    },
  },
  {
    verb: "PATCH",
    route: ROOT,
    succeeds: [200, 204],
    fails: {
      400: ["a member that there is not"],
      412: ["another version"],
      415: ["a body that is no JSON by its type"],
    },
  },
  ...["POST", "PUT", "DELETE"].map((verb) => ({
    verb,
    route: ROOT,
    succeeds: [],
    fails: { 405: ["a verb that a singleton does not have"] },
  })),
  ...["tenantCheckinStatuses", "tenantUserCheckinSummary"].map((name) => ({
    verb: "GET",
    route: `${ROOT}/${name}`,
    succeeds: [200, 204],
    fails: { 404: ["no such thing"] },
  })),
  {
    verb: "GET",
    route: MANY,
    succeeds: [200],
    fails: {
      400: ["bad syntax", "an unknown property", "an unknown option", "$top below zero"],
      410: ["a skip token that is too old"],
    },
  },
  {
    verb: "POST",
    route: MANY,
    succeeds: [201, 204],
    fails: {
      400: [
        "no @odata.type",
        "an @odata.type that is abstract",
        "an @odata.type that there is not",
        "no priority",
        "a priority that is null",
        "a value of another JSON type",
        "a number beyond Int32",
        "an unknown property",
        "a body that is no JSON",
      ],
      409: ["an id that is taken", "a priority that is taken"],
      413: ["a body that is too large"],
      415: ["a body that is no JSON by its type"],
    },
  },
  {
    verb: "GET",
    route: `${MANY}/$count`,
    succeeds: [200],
    fails: { 400: ["a filter with bad syntax"] },
  },
  {
    verb: "GET",
    route: `${MANY}/microsoft.graph.{type}`,
    succeeds: [200],
    fails: { 400: ["a type that does not derive from the collection's"] },
  },
  {
    verb: "POST",
    route: `${MANY}/microsoft.graph.{type}`,
    succeeds: [201],
    fails: { 400: ["a type that does not derive from the collection's"] },
  },
  ...one(ONE),
  ...one(`${MANY}('{id}')`),
  ...["{property}", "{property}/$value"].map((name) => ({
    verb: "GET",
    route: `${ONE}/${name}`,
    succeeds: [200, 204],
    fails: { 404: ["no such id or property"] },
  })),
  ...stream(`${ONE}/policyPayload`),
  ...stream(`${ONE}/userPreferencePayload`),
  {
    verb: "GET",
    route: `${ONE}/assignments`,
    succeeds: [200],
    fails: { 404: ["no such id"] },
  },
  {
    verb: "POST",
    route: `${ONE}/assignments`,
    succeeds: [200, 201],
    fails: {
      400: ["a target of an abstract type", "a target without a type"],
      404: ["no such id"],
    },
  },
  {
    verb: "GET",
    route: `${ONE}/assignments/{id}`,
    succeeds: [200],
    fails: { 404: ["no such id"] },
  },
  {
    verb: "PATCH",
    route: `${ONE}/assignments/{id}`,
    succeeds: [200],
    fails: {
      400: ["a target of an abstract type", "a target without a type"],
      404: ["no such id"],
    },
  },
  {
    verb: "DELETE",
    route: `${ONE}/assignments/{id}`,
    succeeds: [204],
    fails: { 404: ["no such id"] },
  },
  {
    verb: "POST",
    route: `${ONE}/assign`,
    succeeds: [200],
    fails: {
      400: ["a bad assignment, and nothing is changed"],
      404: ["no such id"],
      415: ["a body that is no JSON by its type"],
    },
  },
  {
    verb: "GET",
    route: `${ONE}/assign`,
    succeeds: [],
    fails: { 405: ["a verb that an action does not have"] },
  },
  {
    verb: "POST",
    route: `${MANY}/updatePriorities`,
    succeeds: [200, 204],
    fails: {
      400: ["lists of different lengths", "an id or priority twice", "a null"],
      404: ["an unknown id, and nothing is changed"],
    },
  },
  {
    verb: "GET",
    route: "/$metadata",
    succeeds: [200],
    fails: { 406: ["a format that is not given"] },
  },
  { verb: "POST", route: "/$batch", succeeds: [200], fails: { 400: ["over 20 requests"] } },
  { verb: "GET", route: "/{anything else}", succeeds: [], fails: { 400: ["an unknown segment"] } },
];

/** The code of each failure's body. */
export const codes: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "InvalidAuthenticationToken",
  403: "Forbidden",
  404: "ResourceNotFound",
  405: "MethodNotAllowed",
  406: "NotAcceptable",
  409: "Conflict",
  410: "Gone",
  412: "PreconditionFailed",
  413: "PayloadTooLarge",
  415: "UnsupportedMediaType",
};
