export type { FetchHandler } from "./fetch-handler.js";
export type { Item, Navigator } from "./item.js";
export type { JsonObject, JsonValue } from "./json.js";
