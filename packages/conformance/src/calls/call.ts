/** A documented request as a call of the generated client. */
export interface Call {
  readonly kind: "call";
  /** An expression in TypeScript: `graph.users("{id}").$get({ select: ["id"] })`. */
  readonly expression: string;
  /** Where the page writes a name or a value otherwise than the metadata has it: as it is there, by how the page has it. */
  readonly respelled: ReadonlyMap<string, string>;
  /** Query options that are sent as text, since their types do not have what the page asks for. */
  readonly untyped: readonly Fault[];
}

/** What keeps a request, or an option of one, from being written with the client's types; by page and metadata alone. */
export interface Fault {
  readonly kind: "fault";
  /** The name of its rule in `callFaults`. */
  readonly name: CallFaultName;
  /** What of the page it is about. */
  readonly detail: string;
}

/** Reasons why something is left out, behind "it". */
export const callFaults = {
  address: "has no address of Graph",
  batch: "is a batch, which is `batch(…)` and no path",
  segment: "names what the metadata does not have at that place",
  method: "uses a method that OData does not have for what is at the address",
  argument: "gives a key or parameters that the metadata does not have, or not of this type",
  reference:
    "asks for references where no navigation property leads to entities that are stored elsewhere",
  refused: "uses a method that the metadata's Capabilities refuse",
  option: "is not written as a query option is",
  name: "names what the metadata does not have, or only a derived type has",
  place: "is of an option that does not go with what is at the address",
} as const;

export type CallFaultName = keyof typeof callFaults;

export function fault(name: CallFaultName, detail: string): Fault {
  return { kind: "fault", name, detail };
}
