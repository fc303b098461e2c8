import { descendantsOf, type ComplexType } from "@graphslice/csdl";
import { mapSchemaType } from "../models/map-type.js";
import {
  fromModels,
  intersectionType,
  runtimeType,
  stringType,
  type PathType,
} from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType } from "./client-names.js";
import { hasPath } from "./collect-members.js";

/** The path at a complex value, or at a collection of them. */
export function complexPathType(
  type: ComplexType,
  isCollection: boolean,
  context: ClientContext,
): PathType {
  const value = fromModels(mapSchemaType(type, "read", context.names));
  if (!isCollection) {
    return hasPath(type) ? clientType(type, "Path", context) : runtimeType("ComplexPath", value);
  }
  const values = runtimeType("ValuesPath", value);
  if (descendantsOf(type).length === 0) return values;
  const casts = clientType(type, "Casts", context);
  return intersectionType([values, runtimeType("CastableValue", casts, stringType("collection"))]);
}
