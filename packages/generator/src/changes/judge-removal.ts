import type { Removal } from "@graphslice/csdl";
import type { RuleId } from "./rules.js";

export function judgeRemoval({ element }: Removal): RuleId {
  switch (element) {
    case "EntityType":
    case "ComplexType":
    case "EnumType":
    case "TypeDefinition":
      return "type-removed";
    case "Property":
      return "property-removed";
    case "NavigationProperty":
      return "navigation-property-removed";
    case "EnumMember":
      return "enum-member-removed";
    case "Action":
    case "Function":
      return "operation-removed";
    case "Parameter":
      return "parameter-removed";
    case "ReturnType":
      return "return-type-removed";
    case "EntitySet":
    case "Singleton":
    case "ActionImport":
    case "FunctionImport":
      return "route-removed";
    case "ReferentialConstraint":
      return "navigation-details-changed";
    case "EntityContainer":
      return "service-details-changed";
    case "Schema":
    case "Term":
      return "vocabulary-changed";
  }
}
