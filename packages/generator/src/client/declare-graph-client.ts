import { describeElement } from "../models/describe-element.js";
import type { PathInterfaceView, PathMemberView } from "../views/path-module-view.js";
import { globalType, runtimeType, stringType, unionType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { createPathInterface } from "./declare-entity.js";
import { createPathMember, declarePlace } from "./declare-member.js";
import { describeHttp, describeOverloads } from "./describe-http.js";
import { operationType } from "./operation-type.js";
import type { ActionImport, FunctionImport } from "@graphslice/csdl";

/** The root of all paths: what the service's entity container has. */
export function declareGraphClient(slice: string, context: ClientContext): PathInterfaceView {
  const { container } = context.model;
  const members = [
    ...(container?.entitySets ?? []).map((set) =>
      declarePlace(set.name, set.entityType, {
        isCollection: true,
        isReferenced: false,
        element: set,
        address: `/${set.name}`,
        context,
      }),
    ),
    ...(container?.singletons ?? []).map((singleton) =>
      declarePlace(singleton.name, singleton.entityType, {
        isCollection: false,
        isReferenced: false,
        element: singleton,
        address: `/${singleton.name}`,
        context,
      }),
    ),
    ...(container?.functionImports ?? []).map((element) => declareImport(element, context)),
    ...(container?.actionImports ?? []).map((element) => declareImport(element, context)),
  ];
  const metadata = createPathMember(
    "$metadata",
    globalType("Pick", runtimeType("MediaPath"), unionType(["$get", "$url"].map(stringType))),
    {
      description: "The service's own metadata, as CSDL.",
      notes: [describeHttp(["GET"], "/$metadata")],
    },
  );
  const description = `What the slice \`${slice}\` has of Microsoft Graph: a path, whose members are paths.`;
  return createPathInterface(
    "GraphClient",
    { description },
    [runtimeType("AnyPath")],
    [...members, metadata],
  );
}

function declareImport(
  element: FunctionImport | ActionImport,
  context: ClientContext,
): PathMemberView {
  const overloads = element.kind === "FunctionImport" ? element.functions : [element.action];
  const own = describeElement(element);
  const [first] = overloads;
  const described =
    own.description === undefined && first !== undefined ? describeElement(first) : own;
  return createPathMember(element.name, operationType(overloads, context), {
    description: described.description,
    notes: [...new Set(describeOverloads(overloads, `/${element.name}`))],
    deprecated: described.deprecated,
  });
}
