export { ChaosError, type ChaosEvent, type ChaosOptions, type ChaosRule } from "./chaos-options.js";
export { createChaos, type Chaos } from "./create-chaos.js";
export { type Fault, type RetryAfterForm, TRANSIENT_FAULTS } from "./fault.js";
export { parseChaos } from "./parse-chaos.js";
