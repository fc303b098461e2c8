export type { Contract, ContractOptions, ContractTest } from "./contract.js";
export { ContractError } from "./contract-error.js";
export { listContractTests } from "./list-contract-tests.js";
