import type { SchemaType } from "@graphslice/csdl";
import type { OperationGroup } from "./operation-group.js";

/**
 * The TypeScript names that come from one type. Only entity types differ between reading and writing: of other types
 * the names for writing are those for reading, as the shape's is of types that have none.
 */
export interface TypeNames {
  /** What a response holds: an interface, or the union of a hierarchy. */
  readonly read: string;
  /** The members that a type with derived types shares with them. */
  readonly readShape: string;
  readonly create: string;
  readonly createShape: string;
  readonly update: string;
  readonly updateShape: string;
  /** The file's path below `src`, without its ending: `microsoft.graph/office-client-configuration`. */
  readonly path: string;
}

/** The TypeScript names that come from one operation. */
export interface OperationNames {
  readonly parameters: string;
  readonly result: string;
  readonly path: string;
}

/** A name that a rule gave twice, and what the second bearer is called instead. */
export interface Rename {
  readonly element: string;
  readonly expected: string;
  readonly given: string;
}

/** Every TypeScript name of a slice. */
export interface NameTable {
  readonly types: ReadonlyMap<SchemaType, TypeNames>;
  readonly operations: ReadonlyMap<OperationGroup, OperationNames>;
  readonly clients: ClientNames;
  readonly renames: readonly Rename[];
}

/** What the interfaces of a client that come from a structured type start with. */
export interface ClientNames {
  readonly types: ReadonlyMap<SchemaType, string>;
  /** Of interest to none but clients. */
  readonly renames: readonly Rename[];
}
