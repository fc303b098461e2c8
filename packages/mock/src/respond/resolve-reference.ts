import { parsePath } from "../uri/parse-path.js";
import { badRequest } from "../refusal.js";
import { resolvePath } from "../resource/resolve-path.js";
import type { Entity } from "../store/entity.js";
import type { Service } from "./service.js";

/** Version roots of Graph, in whose URLs clients may refer to entities. */
const VERSIONS = ["/v1.0/", "/beta/"];

/**
 * The entity that a URL names: absolute, or relative to the service root. No request is made of it.
 *
 * @throws {Refusal} 400 for what is no URL of an entity here.
 */
export function resolveReference(url: string, service: Service): Entity {
  const resource = resolvePath(parsePath(readPath(url, service)), {
    index: service.index,
    store: service.store,
    aliases: new Map(),
    evaluate: () => undefined,
    present: () => ({ kind: "service" }),
  });
  const entity = resource.kind === "entity" ? resource.entity : undefined;
  if (entity === undefined) throw badRequest(`'${url.slice(0, 200)}' refers to no entity.`);
  return entity;
}

/** The path of a URL, relative to the service root. */
function readPath(url: string, { base }: Service): string {
  if (!/^https?:\/\//i.test(url)) return url.replace(/^\//, "").replace(/[?#].*$/s, "");
  if (url.startsWith(`${base}/`)) return url.slice(base.length + 1).replace(/[?#].*$/s, "");
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  const version = VERSIONS.find((prefix) => path.startsWith(prefix));
  if (version === undefined) throw badRequest(`'${url.slice(0, 200)}' is no URL of this service.`);
  return path.slice(version.length);
}
