import { findAnnotation, readConstant, readMember } from "./annotation.js";
import type { ModelElement } from "./model.js";

/** What a service lets do at a set, a singleton or a navigation property (OData Vocabularies 4.01, Capabilities). */
export interface Capabilities {
  readonly canRead: boolean;
  readonly canCount: boolean;
  readonly canInsert: boolean;
  readonly canUpdate: boolean;
  readonly canDelete: boolean;
}

const NAMESPACE = "Org.OData.Capabilities.V1";

/** Everything is possible that the metadata does not refuse. */
export function readCapabilities(element: ModelElement): Capabilities {
  const allows = (term: string, member: string): boolean =>
    readConstant(readMember(findAnnotation(element, `${NAMESPACE}.${term}`)?.value, member)) !==
    "false";
  return {
    canRead: allows("ReadRestrictions", "Readable"),
    canCount: allows("CountRestrictions", "Countable"),
    canInsert: allows("InsertRestrictions", "Insertable"),
    canUpdate: allows("UpdateRestrictions", "Updatable"),
    canDelete: allows("DeleteRestrictions", "Deletable"),
  };
}
