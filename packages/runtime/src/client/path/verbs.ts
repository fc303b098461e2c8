import type { Call } from "../calls/call.js";
import type { CallOptions } from "../calls/call-options.js";
import type { Context } from "../calls/context.js";
import { items } from "../calls/items.js";
import { pages } from "../calls/pages.js";
import type { QueryOptions } from "../query/query-options.js";
import { writeQuery } from "../query/write-query.js";
import { addSegment, append, type Address } from "./address.js";

type Options = CallOptions & QueryOptions & { readonly token?: string; readonly body?: unknown };

/**
 * Gives what a name with `$` stands for, on the path at an address: something to do, or a path with a system segment.
 *
 * @param at gives the path at another address
 */
export function verb(
  name: string,
  context: Context,
  address: Address,
  at: (address: Address) => object,
): unknown {
  const call = (method: string, options?: Options, body?: unknown, place = address) =>
    context.perform(() => createCall(place, method, options, body), context);
  const method = name.slice(1).toUpperCase();
  switch (name) {
    case "$get":
    case "$delete":
      return (options?: Options) => call(method, options);
    case "$post":
    case "$patch":
    case "$put":
      return (body: unknown, options?: Options) => call(method, options, body);
    case "$request":
      return (given: string, options?: Options) =>
        call(given, { as: "response", ...options }, options?.body);
    case "$count":
      return (options?: Options) => {
        const headers = { accept: "text/plain", ...options?.headers };
        return call("GET", { ...options, headers }, undefined, append(address, "/$count"));
      };
    case "$pages":
      return (options?: Options) => pages(context, createCall(address, "GET", options));
    case "$all":
    case "$delta":
      return (options?: Options) => {
        const place = name === "$all" ? address : append(address, "/delta()");
        return items(context, createCall(place, "GET", options), options?.token);
      };
    case "$url":
      return (options?: Options) => createCall(address, "GET", options).url;
    case "$as":
      return (type: string) => at(addSegment(address, type));
    case "$link":
      return (link: string) =>
        at(
          append(/^\w+:/.test(link) ? { url: "", route: "", query: [] } : address, link, "{link}"),
        );
    default:
      return at(append(address, `/${name}`));
  }
}

function createCall(
  { url, route, query }: Address,
  method: string,
  options: Options = {},
  body?: unknown,
): Call {
  const written = [...query, ...writeQuery(options)].join("&");
  const separator = written && (url.includes("?") ? "&" : "?");
  const expects = options.as ?? (/^GET.*\/\$value$/.test(method + url) ? "response" : "json");
  return { method, url: url + separator + written, route, body, options, expects };
}
