import type { TypeCheck } from "../check.js";
import { collectionSchema } from "../collection-schema.js";
import { inEachMode, type RegisteredSchemas, type Registry } from "../registry.js";
import { partialSchema } from "../partial-schema.js";
import { responseSchema } from "../response-schema.js";
import type { Schema } from "../schema.js";
import { valueSchema } from "../value-schema.js";
import { findPlace, readPlace, type Place } from "./find-place.js";
import { primitiveChecks } from "./primitive-checks.js";
import type { BodySchemas, RouteAction, RouteSchemas, RouteTypes } from "./route-type.js";

/**
 * Finds the schemas of bodies by routes, for the option `validate` of a client. The types are walked with each call, as
 * routes are without end; of schemas, those on the way are loaded when they are first asked for.
 */
export function routeSchemas(types: RouteTypes, registry: Registry): RouteSchemas {
  /** The schemas of a type, and whether its values are objects. */
  const load = async (type: string): Promise<Loaded | undefined> => {
    const check = Object.hasOwn(primitiveChecks, type) ? primitiveChecks[type] : undefined;
    if (check !== undefined) {
      return { schemas: inEachMode(responseSchema(check, (name) => name)), isObject: false };
    }
    const module = Object.hasOwn(registry, type) ? await registry[type]?.() : undefined;
    return module && { schemas: module.schemas, isObject: Object.hasOwn(types, type) };
  };

  const readSchema = async (place: Place): Promise<Schema<unknown> | undefined> => {
    const loaded = place.kind === "action" ? undefined : await load(place.type);
    return loaded && responseOf(place, loaded);
  };

  const schemasOf = async (place: Place, method: string): Promise<BodySchemas> => {
    if (place.kind === "action") {
      const { result } = place.action;
      return {
        request: await loadParameters(place.action),
        response: result === undefined ? undefined : await readSchema(readPlace(result)),
      };
    }
    const loaded = await load(place.type);
    return loaded === undefined ? {} : bodiesOf(place, method, loaded);
  };

  return async ({ method, route, url }) => {
    const place = findPlace(route, types);
    if (place === undefined) return undefined;
    const { request, response } = await schemasOf(place, method);
    // What is selected is all there is, also where it is expanded.
    const isCut = /(\$|%24)select=/i.test(url);
    return { request, response: response && isCut ? partialSchema(response) : response };
  };
}

interface Loaded {
  readonly schemas: RegisteredSchemas;
  readonly isObject: boolean;
}

function bodiesOf(place: Place, method: string, loaded: Loaded): BodySchemas {
  const { schemas, isObject } = loaded;
  const response = responseOf(place, loaded);
  switch (`${method} ${place.kind}`) {
    case "GET one":
    case "GET many":
      return { response };
    case "POST many":
      return isObject ? { request: schemas.create, response: schemas.response } : {};
    case "PATCH one":
      return isObject ? { request: schemas.update, response } : {};
    case "PUT one":
      return { request: isObject ? schemas.create : response, response };
    case "PUT many":
      return { request: response, response };
    default:
      return {};
  }
}

/** The schema of what is read at a place. */
function responseOf(place: Place, { schemas, isObject }: Loaded): Schema<unknown> {
  const { response } = schemas;
  const { check, qualify } = response;
  if (place.kind !== "many") return isObject ? response : valueSchema(check, qualify);
  const element: TypeCheck = (value, name, state) => {
    if (value !== null) check(value, name, state);
  };
  return collectionSchema(place.isNullable ? element : check, qualify);
}

/** The schema that the module of an action exports by the name that the metadata gives it. */
async function loadParameters({
  load,
  parameters,
}: RouteAction): Promise<Schema<unknown> | undefined> {
  const module = await load?.();
  return module && (module as Readonly<Record<string, Schema<unknown>>>)[parameters ?? ""];
}
