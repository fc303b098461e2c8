export {
  ChaosError,
  createChaos,
  parseChaos,
  type Chaos,
  type ChaosEvent,
  type ChaosOptions,
  type ChaosRule,
  type Fault,
} from "./chaos/index.js";
export { ConnectionFault } from "./connection-fault.js";
export {
  createMockGraph,
  type AnsweredRequest,
  type MockGraph,
  type MockOptions,
} from "./create-mock-graph.js";
export type { FetchHandler } from "./fetch-handler.js";
export type { JsonObject, JsonValue } from "./json.js";
export type {
  Change,
  EntityView,
  GraphAccess,
  OperationCall,
  OperationHandler,
  Rule,
} from "./operations/operation-handler.js";
export { Refusal, type RefusalOptions } from "./refusal.js";
export { StateError, type State, type StateProblem } from "./state.js";
