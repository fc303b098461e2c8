import { Literal, type AnyPath, type Bodies } from "@graphslice/runtime";
import { readBytes, readJson } from "../har/body-content.js";
import type { HarRequest } from "../har/har.js";
import { MEANINGFUL_FIELDS } from "../har/request-shape.js";
import type { ModelIndex } from "../resource/model-index.js";
import type { AddressStep } from "./address.js";
import { splitArguments } from "./key-text.js";
import { readAddress } from "./read-address.js";
import { readQuery } from "./read-query.js";

/** What a recorded request is asked with. */
export interface RecordedCall {
  readonly request: HarRequest;
  /** The root of the service, without a slash at the end. */
  readonly baseUrl: string;
  /** How the body of the answer is wanted; JSON if not given. */
  readonly as?: keyof Bodies | undefined;
}

/**
 * Makes the call of a client that a recorded request is. Addresses that the metadata do not have, or that clients do not
 * write so, are asked for as text.
 *
 * @param client a generated client
 */
export function callRecorded(
  client: object,
  { request, baseUrl, as }: RecordedCall,
  index: ModelIndex,
): unknown {
  const { method, postData } = request;
  const [address = "", query = ""] = request.url.slice(baseUrl.length).split(/\?(.*)/s);
  const steps = readAddress(address, index)?.steps;
  const options = readQuery(query);
  const isCount = isNamed(steps?.at(-1), "$count");
  // A count is a verb of its own, and can only be read.
  const isLink = steps === undefined || options === undefined || (isCount && method !== "GET");
  const headers = Object.fromEntries(
    request.headers
      .filter(({ name }) => MEANINGFUL_FIELDS.has(name.toLowerCase()))
      .map(({ name, value }) => [name, value]),
  );
  const path = isLink
    ? linkTo(client, request.url)
    : (isCount ? steps.slice(0, -1) : steps).reduce(goOn, client);
  const given = {
    ...(isLink ? {} : options),
    headers,
    as,
    ...(postData && { contentType: postData.mimeType }),
  };
  const body = postData && readBody(postData);
  if (method === "GET") return call(path, isCount && !isLink ? "$count" : "$get", given);
  if (method === "DELETE" && body === undefined) return call(path, "$delete", given);
  if (/^(?:POST|PATCH|PUT)$/.test(method)) {
    return call(path, `$${method.toLowerCase()}`, body, given);
  }
  return call(path, "$request", method, { ...given, body });
}

function isNamed(step: AddressStep | undefined, name: string): boolean {
  return step?.kind === "system" && step.name === name;
}

function goOn(path: object, step: AddressStep): object {
  switch (step.kind) {
    case "name":
    case "system":
      return Reflect.get(path, step.name);
    case "key":
      return callPath(path, step.key);
    case "arguments":
      return callPath(path, readArguments(step.text));
  }
}

/** A path is a function to those who go on by a key or by parameters. */
function callPath(path: object, value: unknown): object {
  if (typeof path !== "function") throw new TypeError("The client's paths cannot be called.");
  return Reflect.apply(path, undefined, [value]);
}

function linkTo(client: object, url: string): object {
  // All clients have it; a slice's own type says more.
  return (client as AnyPath).$link(url);
}

function call(path: object, verb: string, ...values: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(path, verb), path, values);
}

/** What stands in parentheses, as a path is called with it: literals by name, one literal, or nothing. */
function readArguments(text: string): unknown {
  const parts = splitArguments(text);
  const named = parts.map((part) => /^\s*(?<name>\w+)=(?<value>.*)$/s.exec(part)?.groups);
  if (named.some((each) => each === undefined)) return new Literal(text);
  return Object.fromEntries(
    named.map((each) => [each?.["name"] ?? "", new Literal(each?.["value"] ?? "")]),
  );
}

/** Objects and lists are given as such; text, bytes, and what is no JSON although it says so, as they were sent. */
function readBody(postData: NonNullable<HarRequest["postData"]>): unknown {
  const bytes = readBytes(postData);
  if (postData.encoding === "base64") return bytes;
  const json = readJson(postData);
  return typeof json === "object" && json !== null ? json : postData.text;
}
