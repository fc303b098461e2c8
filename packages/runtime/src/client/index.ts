export { createClient } from "./create-client.js";
export type { ClientOptions } from "./client-options.js";
export { batch, type AllSettled, type Settled } from "./batch/batch.js";
export { upload, type UploadOptions, type UploadSession } from "./upload/upload.js";
export { odata, type TemplateValue } from "./query/odata.js";
export { where } from "./query/where.js";
export type { Edm } from "./literals/edm.js";
export { Literal, type LiteralValue } from "./literals/literal.js";
export {
  binary,
  date,
  dateTimeOffset,
  decimal,
  duration,
  enumValue,
  guid,
  text,
  timeOfDay,
} from "./literals/typed-literals.js";
export { GraphError, type GraphErrorDetails, type GraphErrorKind } from "./errors/graph-error.js";
export type { Bodies, CallOptions, CommonOptions } from "./calls/call-options.js";
export type { CustomOptions, ExpandOptions, QueryOptions } from "./query/query-options.js";
export {
  validateBodies,
  type BodyCheck,
  type CallSchemas,
  type SchemaCall,
  type SchemaLookup,
} from "./response/validate-bodies.js";
export type { TokenCredential, TokenProvider } from "./transport/authorize.js";
export type { GraphRequest, Middleware, RequestBody, Send } from "./transport/request.js";
export type { RetryOptions } from "./transport/retry-delay.js";
export type * from "./types/filter.js";
export type * from "./types/node.js";
export type * from "./types/page.js";
export type * from "./types/paths.js";
export type * from "./types/query.js";
export type * from "./types/result.js";
export type * from "./types/standard-schema.js";
export type * from "./types/verbs.js";
