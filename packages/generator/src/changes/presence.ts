import type { Property } from "@graphslice/csdl";
import { isAlwaysPresent, isRequiredValue } from "../models/declare-members.js";
import { isFilledByService, isKey, readWritability } from "../models/writability.js";

/** Where a property is in requests and responses, and where it must be. */
export interface Presence {
  readonly isInCreate: boolean;
  readonly isInUpdate: boolean;
  /** In a request that creates; of a complex type, in every value. */
  readonly isRequired: boolean;
  /** Whether a response has it in any case. */
  readonly isAlwaysRead: boolean;
}

/** Reads off a property what `declareMembers` makes of it. Complex types have one type for reading and writing. */
export function readPresence(property: Property): Presence {
  const isAlwaysRead = isAlwaysPresent(property);
  if (property.declaringType.kind === "ComplexType") {
    return { isInCreate: true, isInUpdate: true, isRequired: isAlwaysRead, isAlwaysRead };
  }
  const writability = readWritability(property);
  return {
    isInCreate: writability !== "never",
    isInUpdate: writability === "always",
    isRequired:
      writability !== "never" &&
      isRequiredValue(property) &&
      !isKey(property) &&
      !isFilledByService(property),
    isAlwaysRead,
  };
}
