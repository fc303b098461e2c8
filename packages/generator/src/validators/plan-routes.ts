import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printKey, printString } from "../render/tokens.js";
import { listRouteTypes } from "./list-route-types.js";
import type { RouteMemberView, RouteTypeView } from "./route-view.js";

/** The module that finds the schemas of bodies by the routes of calls. */
export function planRoutes({ header, model, names }: PackageContext): PlannedFile {
  const types = listRouteTypes(model, names);
  return {
    path: "src/routes.ts",
    template: "validators/routes.ts",
    view: { header, types },
    plan: () => [
      {
        kind: "import",
        names: ["routeSchemas", "type RouteSchemas", "type RouteTypes"],
        isTypeOnly: false,
        specifier: "@graphslice/runtime/validation",
      },
      { kind: "import", names: ["registry"], isTypeOnly: false, specifier: "./registry.js" },
      {
        kind: "constant",
        name: "types",
        type: "RouteTypes",
        isExported: false,
        value: `{${types.map(printType).join(", ")}}`,
      },
      {
        kind: "constant",
        name: "schemas",
        type: "RouteSchemas",
        isExported: true,
        value: "routeSchemas(types, registry)",
      },
    ],
  };
}

function printType({ name, base, groups }: RouteTypeView): string {
  const parts = [
    ...(base === undefined ? [] : [`base: ${printString(base)}`]),
    ...groups.map(
      ({ name: group, members }) => `${group}: {${members.map(printMember).join(", ")}}`,
    ),
  ];
  return `${printKey(name)}: {${parts.join(", ")}}`;
}

function printMember({ name, type, action }: RouteMemberView): string {
  if (type !== undefined) return `${printKey(name)}: ${printString(type)}`;
  const { parameters, result } = action ?? {};
  const parts = [
    ...(parameters === undefined
      ? []
      : [
          `load: () => import(${printString(parameters.specifier)})`,
          `parameters: ${printString(parameters.schema)}`,
        ]),
    ...(result === undefined ? [] : [`result: ${printString(result)}`]),
  ];
  return `${printKey(name)}: {${parts.join(", ")}}`;
}
