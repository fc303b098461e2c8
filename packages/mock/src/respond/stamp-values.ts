import { readBool, type EntityType } from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";
import type { Service } from "./service.js";

const CREATED = /^created(On|At)?(DateTime)?$/;
const MODIFIED = /^(last)?(Modified|Updated|modified|updated)(On|At)?(DateTime)?$/;
const USUAL = new Set(["createdDateTime", "lastModifiedDateTime"]);

/** The properties of a type that tell when an instance was created, and when it was changed. */
interface Stamps {
  readonly created: readonly string[];
  readonly modified: readonly string[];
}

const stamps = new WeakMap<EntityType, Stamps>();

function stampsOf(type: EntityType): Stamps {
  let found = stamps.get(type);
  if (found === undefined) {
    const set = [...layoutOf(type).properties.values()].filter(
      (property) =>
        property.type.type.qualifiedName === "Edm.DateTimeOffset" &&
        (USUAL.has(property.name) || readBool(property, "Org.OData.Core.V1.Computed") === true),
    );
    const named = (pattern: RegExp): readonly string[] =>
      set.map(({ name }) => name).filter((name) => pattern.test(name));
    stamps.set(type, (found = { created: named(CREATED), modified: named(MODIFIED) }));
  }
  return found;
}

/** Sets when an entity was created and changed, where its type tells that and the client has not. */
export function stampValues(
  type: EntityType,
  values: Record<string, JsonValue>,
  event: "create" | "update",
  service: Service,
  given: object = {},
): void {
  const { created, modified } = stampsOf(type);
  for (const name of event === "create" ? [...created, ...modified] : modified) {
    if (!Object.hasOwn(given, name)) values[name] = writeTime(service);
  }
}

/** The reference pages show times with seven digits of a second and an offset. */
function writeTime({ store, isDocumented }: Service): string {
  const now = store.now();
  if (!isDocumented) return now;
  const shifted = new Date(Date.parse(now) - 8 * 60 * 60 * 1000).toISOString();
  return shifted.replace("Z", "0000-08:00");
}
