import { keyOf, lineageOf, type EntityType, type Model } from "@graphslice/csdl";

/** Where entities of a type are, as documentation writes it: `/users/{id}/messages`; the shortest way there. */
export interface Addresses {
  readonly one: ReadonlyMap<EntityType, string>;
  readonly many: ReadonlyMap<EntityType, string>;
}

/** Named segments that documentation shows of an address; what is in front of them is cut. */
const SHOWN_SEGMENTS = 2;

/** Follows the container's sets and singletons and then all navigation, nearest first. */
export function collectAddresses({ container }: Model): Addresses {
  const one = new Map<EntityType, string>();
  const many = new Map<EntityType, string>();
  const queue: EntityType[] = [];
  const reach = (type: EntityType, address: string, isCollection: boolean): void => {
    if (isCollection && !many.has(type)) many.set(type, address);
    if (one.has(type)) return;
    one.set(type, isCollection ? `${address}/${keyTemplate(type)}` : address);
    queue.push(type);
  };
  for (const { name, entityType } of container?.entitySets ?? [])
    reach(entityType, `/${name}`, true);
  for (const { name, entityType } of container?.singletons ?? [])
    reach(entityType, `/${name}`, false);
  for (const type of queue) {
    const address = one.get(type) ?? "";
    for (const { navigationProperties } of lineageOf(type)) {
      for (const { name, type: target } of navigationProperties) {
        if (target.type.kind !== "EntityType") continue;
        reach(target.type, `${address}/${name}`, target.isCollection);
      }
    }
    for (const derived of type.derivedTypes) {
      const list = many.get(type);
      if (list !== undefined && !many.has(derived))
        many.set(derived, `${list}/${derived.qualifiedName}`);
      reach(derived, `${address}/${derived.qualifiedName}`, false);
    }
  }
  return { one, many };
}

/** An address as documentation shows it, its end if it is long. */
export function shorten(address: string): string {
  const segments = address.split("/").slice(1);
  const named = segments.flatMap((segment, index) => (segment.startsWith("{") ? [] : [index]));
  const start = named.at(-SHOWN_SEGMENTS) ?? 0;
  return `${start === 0 ? "" : "…"}/${segments.slice(start).join("/")}`;
}

function keyTemplate(type: EntityType): string {
  const names = keyOf(type).map(({ name }) => `{${name}}`);
  return names.length === 1 ? names.join("") : `{${names.join(",")}}`;
}
