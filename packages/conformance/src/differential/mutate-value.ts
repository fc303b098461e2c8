import fc from "fast-check";

/** What may stand in a value's place: of each JSON type, and of many formats. */
const replacements = fc.constantFrom<unknown>(
  ...[null, true, false, 0, -0, -1, 1.5, 255, 256, 2 ** 31, 2 ** 53, 2 ** 63, 2 ** 64, 1e300],
  ...["", "x", "null", "true", "0", "-1", "1.5", "INF", "NaN", "a,b", "...", "x".repeat(300)],
  ...["2021-07-16", "2021-07-16T00:00:00Z", "PT1H", "12:30:00", "AAAA", "😀".repeat(200)],
  ...["21EC2020-3AEA-1069-A2DD-08002B30309D", "9223372036854775808", "#microsoft.graph.entity"],
);
const containers = fc.constantFrom("[]", "{}", "[null]", "[[]]", '[""]', "[{}]", '{"value":[]}');

const strangeNames = fc.constantFrom(
  ...["unknownMember", "id", "value", "__proto__", "constructor", "then", "toString", "", "a/b~c"],
  ...["@odata.etag", "@odata.context", "@odata.id", "@odata.unknown", "@", "@x@y", "$id"],
  ...["id@odata.type", "unknownMember@odata.bind", "displayName@odata.bind", "x@", "displayName "],
);
const typeNames = fc.constantFrom<unknown>(
  ...["#microsoft.graph.entity", "microsoft.graph.directoryObject", "#microsoft.graph.newer"],
  ...["#Edm.String", "entity", "#", "", "##microsoft.graph.entity", "#graph.entity", 1, null, {}],
);

type Place = { readonly owner: Record<string, unknown> | unknown[]; readonly key: string | number };

/** Changes a value in one place: puts another in, takes it out, names it differently, or adds something beside it. */
export function mutateValue(value: unknown, draw: fc.GeneratorValue): unknown {
  const root = { value: structuredClone(value) };
  const places = [...listPlaces(root)];
  const { owner, key } = draw(() => pick(places));
  const current = Reflect.get(owner, key);
  switch (draw(fc.nat, { max: 6 })) {
    case 0:
      if (!Array.isArray(owner) && owner !== root) delete owner[key];
      break;
    case 1:
      if (isRecord(current))
        define(
          current,
          draw(() => strangeNames),
          draw(() => replacements),
        );
      break;
    case 2:
      if (isRecord(current))
        define(
          current,
          "@odata.type",
          draw(() => typeNames),
        );
      break;
    case 3:
      if (isRecord(owner) && owner !== root) {
        delete owner[key];
        define(owner, draw(otherCase, String(key)), current);
      }
      break;
    case 4:
      define(owner, key, JSON.parse(draw(() => containers)));
      break;
    default:
      define(
        owner,
        key,
        draw(() => replacements),
      );
  }
  return root.value;
}

function* listPlaces(owner: Record<string, unknown> | unknown[]): Generator<Place> {
  for (const [key, value] of Object.entries(owner)) {
    yield { owner, key };
    if (Array.isArray(value) || isRecord(value)) yield* listPlaces(value);
  }
}

function pick(places: readonly Place[]): fc.Arbitrary<Place> {
  return fc.nat({ max: places.length - 1 }).map((index) => {
    const place = places[index];
    if (place === undefined) throw new RangeError(`no place ${index}`);
    return place;
  });
}

function otherCase(name: string): fc.Arbitrary<string> {
  return fc.constantFrom(name.toUpperCase(), name.toLowerCase(), ` ${name}`, `${name}@odata.type`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets an own member of any name, as `JSON.parse` does. */
function define(owner: object, key: string | number, value: unknown): void {
  Object.defineProperty(owner, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
