import type { EntityType, Operation, Type } from "@graphslice/csdl";

/** A collection, or what holds a single entity; in one writing, however an address leads there. */
export interface Home {
  readonly type: EntityType;
  /** Absent for what operations return, which may be of any collection. */
  readonly at?: string | undefined;
}

/** What a segment of an address is to a client: a member of a path, or what a path is called with. */
export type AddressStep =
  | { readonly kind: "name" | "system"; readonly name: string }
  | { readonly kind: "key"; readonly key: string; readonly home: Home }
  /** What stands in parentheses: a key, which has a home, or parameters; as they are written. */
  | { readonly kind: "arguments"; readonly text: string; readonly home?: Home | undefined };

/** What an address leads to. */
export type AddressPlace =
  | { readonly kind: "service" | "raw" }
  | ValuePlace
  | { readonly kind: "operation"; readonly operation: Operation };

export interface ValuePlace {
  readonly kind: "value";
  readonly type: Type;
  readonly isCollection: boolean;
  /** The place in one writing, as far as it is known. */
  readonly at?: string | undefined;
  /** Where the keys of the entities are unique, if there are some. */
  readonly home?: Home | undefined;
}

/** An address that the metadata have, step by step. */
export interface Address {
  readonly steps: readonly AddressStep[];
  readonly place: AddressPlace;
}
