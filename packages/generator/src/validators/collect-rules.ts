import {
  allNavigationProperties,
  allProperties,
  isInsertable,
  readWritability,
  type StructuredType,
} from "@graphslice/csdl";
import type { RuleView } from "./validator-view.js";

/** What requests may not set of a type, inherited members included; the same that its types for requests leave out. */
export function collectRules(type: StructuredType): readonly RuleView[] {
  return [
    ...(type.isAbstract ? [{ member: "@odata.type", rule: "ABSTRACT" } as const] : []),
    ...(type.isOpen ? [{ member: "*", rule: "OPEN" } as const] : []),
    ...allProperties(type).flatMap((property): readonly RuleView[] => {
      const writability = readWritability(property);
      if (writability === "always") return [];
      return [
        { member: property.name, rule: writability === "never" ? "READ_ONLY" : "CREATE_ONLY" },
      ];
    }),
    ...allNavigationProperties(type).map((property): RuleView => {
      return { member: property.name, rule: isInsertable(property) ? "CREATE_ONLY" : "READ_ONLY" };
    }),
  ];
}
