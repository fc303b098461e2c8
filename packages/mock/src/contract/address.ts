import type { Operation, Type } from "@graphslice/csdl";

/** What a segment of an address is to a client: a member of a path, or what a path is called with. */
export type AddressStep =
  | { readonly kind: "name" | "system"; readonly name: string }
  | { readonly kind: "key"; readonly key: string }
  /** What stands in parentheses: a key or parameters, as they are written. */
  | { readonly kind: "arguments"; readonly text: string };

/** What an address leads to. */
export type AddressPlace =
  | { readonly kind: "service" | "raw" }
  | { readonly kind: "value"; readonly type: Type; readonly isCollection: boolean }
  | { readonly kind: "operation"; readonly operation: Operation };

/** An address that the metadata have, step by step. */
export interface Address {
  readonly steps: readonly AddressStep[];
  readonly place: AddressPlace;
}
