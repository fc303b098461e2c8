import { keyOf, type Capabilities, type EntityType, type Operation } from "@graphslice/csdl";
import { shorten } from "./addresses.js";

/** Verbs and address as documentation shows them: `` `GET`, `POST` `/users` ``. */
export function describeHttp(verbs: readonly string[], address: string): string {
  return [verbs.map((verb) => `\`${verb}\``).join(", "), `\`${shorten(address)}\``]
    .filter((part) => part !== "")
    .join(" ");
}

const ALL: Capabilities = {
  canRead: true,
  canCount: true,
  canInsert: true,
  canUpdate: true,
  canDelete: true,
};

/** The verbs of a path of one or of many. */
export function verbsOf(
  type: EntityType,
  isCollection: boolean,
  { canRead, canInsert, canUpdate, canDelete }: Capabilities = ALL,
): readonly string[] {
  const read = canRead ? ["GET"] : [];
  if (isCollection) return [...read, ...(canInsert ? ["POST"] : [])];
  return [
    ...read,
    ...(canUpdate ? ["PATCH"] : []),
    ...(canDelete && keyOf(type).length > 0 ? ["DELETE"] : []),
  ];
}

/** How each overload of an operation is called. */
export function describeOverloads(
  overloads: readonly Operation[],
  address: string,
): readonly string[] {
  return overloads.map(({ kind, parameters }) => {
    if (kind === "Action") return describeHttp(["POST"], address);
    const list = parameters.map(({ name }) => `${name}={${name}}`).join(",");
    return describeHttp(["GET"], `${address}(${list})`);
  });
}
