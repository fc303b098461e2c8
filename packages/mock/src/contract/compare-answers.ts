import { isJson, readBytes, readJson } from "../har/body-content.js";
import type { HarResponse } from "../har/har.js";
import { describeShape } from "./describe-shape.js";
import { describeDifference } from "./difference.js";
import { memberOf } from "./member-of.js";

/** Header fields whose values are the same at any time and for any entity. */
const STABLE = new Set(["allow", "content-type", "odata-version", "preference-applied"]);
/** Members whose values are the same at any time. */
const STABLE_MEMBERS = ["@odata.context", "@odata.count"];
/** Header fields of the connection and of machines in between, which a Graph in memory does not have. */
const OF_THE_WAY =
  /^(?:age|alt-svc|cache-control|connection|content-encoding|content-length|keep-alive|server|set-cookie|strict-transport-security|transfer-encoding|vary|via|x-.*|:.*)$/;

/**
 * How an answer differs from the recorded one: in status, header fields, and the shape of its body. Values are compared
 * where they are the same at any time.
 */
export function compareAnswers(recorded: HarResponse, answered: HarResponse): readonly string[] {
  const [wanted, text] = [recorded, answered].map(({ content }) =>
    new TextDecoder().decode(readBytes(content)),
  );
  const { status } = recorded;
  if (answered.status !== status) {
    return [describeDifference("status", status, `${answered.status} ${text}`.trim())];
  }
  return [
    ...compareFields(mapFields(recorded), mapFields(answered)),
    ...(isJson(recorded.content.mimeType) && wanted !== ""
      ? compareJson(readJson(recorded.content), readJson(answered.content))
      : compareValues("body", wanted, text)),
  ];
}

function mapFields({ headers }: HarResponse): ReadonlyMap<string, string> {
  return new Map(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}

function compareFields(
  recorded: ReadonlyMap<string, string>,
  answered: ReadonlyMap<string, string>,
): readonly string[] {
  const names = [...recorded.keys()].filter((name) => answered.has(name) || !OF_THE_WAY.test(name));
  return [...new Set([...names, ...answered.keys()])].flatMap((name) => {
    const [wanted, found] = [recorded.get(name), answered.get(name)];
    const isSame =
      wanted !== undefined && found !== undefined && (wanted === found || !STABLE.has(name));
    return isSame ? [] : [describeDifference(`header field ${name}`, wanted, found)];
  });
}

function compareJson(recorded: unknown, answered: unknown): readonly string[] {
  const codeOf = (body: unknown): unknown => memberOf(memberOf(body, "error"), "code");
  return [
    ...compareShapes(recorded, answered),
    ...STABLE_MEMBERS.flatMap((name) =>
      compareValues(`/${name}`, memberOf(recorded, name), memberOf(answered, name)),
    ),
    ...compareValues("/error/code", codeOf(recorded), codeOf(answered)),
  ];
}

function compareShapes(recorded: unknown, answered: unknown): readonly string[] {
  const [wanted, found] = [describeShape(recorded), describeShape(answered)];
  const places = [...new Set([...wanted.keys(), ...found.keys()])];
  // What is in something that only one side has needs no line of its own.
  const isTold = (place: string): boolean =>
    [wanted, found].some((shape) => !shape.has(place) && !shape.has(parentOf(place)));
  return places.flatMap((place) =>
    isTold(place)
      ? []
      : compareValues(place || "/", listKinds(wanted.get(place)), listKinds(found.get(place))),
  );
}

function parentOf(place: string): string {
  return place.endsWith("[]") ? place.slice(0, -2) : place.slice(0, place.lastIndexOf("/"));
}

function listKinds(kinds: ReadonlySet<string> | undefined): string | undefined {
  return kinds && [...kinds].sort().join(" or ");
}

function compareValues(what: string, wanted: unknown, found: unknown): readonly string[] {
  return wanted === found ? [] : [describeDifference(what, wanted, found)];
}
