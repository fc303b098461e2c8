import { readPresence, readWritability, type Property } from "@graphslice/csdl";

/** In which emitted types a property is, and where it must be. */
export interface Membership {
  readonly isInCreate: boolean;
  readonly isInUpdate: boolean;
  /** In a request that creates; of a complex type, in every value. */
  readonly isRequired: boolean;
  /** Whether a response has it in any case. */
  readonly isAlwaysRead: boolean;
}

/** Reads off a property what `declareMembers` makes of it. Complex types have one type for reading and writing. */
export function readMembership(property: Property): Membership {
  const presence = readPresence(property);
  const isAlwaysRead = presence === "always" || presence === "in-answers";
  if (property.declaringType.kind === "ComplexType") {
    return { isInCreate: true, isInUpdate: true, isRequired: isAlwaysRead, isAlwaysRead };
  }
  const writability = readWritability(property);
  return {
    isInCreate: writability !== "never",
    isInUpdate: writability === "always",
    isRequired: writability !== "never" && presence === "on-create",
    isAlwaysRead,
  };
}
