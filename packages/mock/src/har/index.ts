export { createProxy } from "./create-proxy.js";
export type * from "./har.js";
export { HarError } from "./har-error.js";
export {
  pseudonymise,
  type PseudonymisedHar,
  type PseudonymiseOptions,
} from "./pseudonymise/pseudonymise.js";
export type { Replacement } from "./pseudonymise/pseudonyms.js";
export type { ValueKind } from "./pseudonymise/value-kind.js";
export { readHar } from "./read-har.js";
export { createRecorder, type Recorder } from "./recorder.js";
export {
  replay,
  type Replay,
  type ReplayOptions,
  type ReplayReport,
  type UnexpectedRequest,
} from "./replay.js";
