import type { Model } from "@graphslice/csdl";
import type { ClientOptions, SchemaLookup } from "@graphslice/runtime";
import type { MockOptions } from "../create-mock-graph.js";
import type { Har } from "../har/har.js";
import type { State } from "../state.js";

/** What a slice is held to: its metadata, and what was recorded of its service. */
export interface Contract {
  /** The metadata, or the text of its CSDL. */
  readonly model: Model | string;
  /** Root of the service that was recorded. */
  readonly baseUrl: string;
  /** The recordings, by name. */
  readonly recordings: Readonly<Record<string, () => Promise<Har>>>;
  /** What the service held at the start of each recording; absent where nobody knows. */
  readonly state?: State;
}

/** The other packages of the slice, and what is particular to the service. */
export interface ContractOptions {
  /** Makes the slice's client. */
  readonly createGraphClient: (options: ClientOptions) => object;
  /** The validators, as `./routes` of their package has them. Without them bodies are not judged. */
  readonly schemas?: SchemaLookup;
  /** Root of the service that was recorded, where it is not the slice's own. */
  readonly baseUrl?: string;
  /** What the Graph in memory is told beside the metadata: operations, rules, quirks. */
  readonly mock?: Omit<MockOptions, "authorize" | "baseUrl" | "chaos" | "data" | "model" | "seed">;
}

/** A test of one recording, to be given to any test runner: `test(name, run)`. */
export interface ContractTest {
  /** `list-users: through the client`. */
  readonly name: string;
  readonly recording: string;
  /** What the recording is held against. */
  readonly against: "client" | "memory";
  /** @throws {ContractError} if the recording, and what it is held against, are not the same. */
  readonly run: () => Promise<void>;
}
