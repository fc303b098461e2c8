import { isOrDerivesFrom, type EntityType } from "@graphslice/csdl";
import { readJson } from "../har/body-content.js";
import type { HarEntry, HarResponse } from "../har/har.js";
import type { AddressPlace, Home } from "./address.js";
import { findEntities } from "./find-entities.js";
import { readKeyMembers, type Key } from "./key-text.js";
import { memberOf } from "./member-of.js";
import { resultOf } from "./read-address.js";
import { normalizeUrl, type ServiceRoot } from "./service-root.js";

const LINK = /@(?:odata\.)?(?:delta|next)Link$/;
/** The home of keys that an operation gave. */
const ANYWHERE = "";

interface StandInKey {
  readonly type: EntityType;
  readonly key: Key;
}

/**
 * What the Graph in memory has in place of what the recorded service chose: links, ETags, and the keys of what is created.
 * Later requests of a recording name them. Keys and ETags are those of a place: another entity may have the same.
 */
export class StandIns {
  private readonly root: ServiceRoot;
  private readonly links = new Map<string, string>();
  private readonly etags = new Map<string, string>();
  /** By the place of the collection, then by the key as JSON. */
  private readonly keys = new Map<string, Map<string, StandInKey>>();

  constructor(root: ServiceRoot) {
    this.root = root;
  }

  /** Takes note of what two answers to the same request have for each other. */
  learn({ request, response }: HarEntry, answered: HarResponse): void {
    const place = this.root.readPlace(request.url);
    const [body, found] = [readJson(response.content), readJson(answered.content)];
    this.learnEtag(versionedPlace(place), readField(response, "etag"), readField(answered, "etag"));
    this.learnLinks(body, found);
    const value = place?.kind === "operation" ? resultOf(place.operation) : place;
    if (value?.kind !== "value") return;
    for (const { entity, home, at, trail } of findEntities(body, value, this.root.index)) {
      const other = trail.reduce(memberOf, found);
      const tag = "@odata.etag";
      this.learnEtag(at, memberOf(entity, tag), memberOf(other, tag));
      if (response.status === 201) this.learnKey(home, entity, other);
    }
  }

  /** The link that was given in place of a recorded one. */
  findLink(url: string): string | undefined {
    return this.links.get(normalizeUrl(url));
  }

  /** The ETag of what is at a place; of what had the same last, where the place is not known. */
  findEtag(at: string | undefined, etag: string): string | undefined {
    return this.etags.get(`${at} ${etag}`) ?? this.etags.get(etag);
  }

  /** The key of what was created in a collection; in any, where the collection is not known. */
  findKey({ type, at }: Home, key: Key | undefined): Key | undefined {
    const text = JSON.stringify(key);
    if (at === undefined) return this.findKeyAnywhere(key);
    const own = this.keys.get(at)?.get(text) ?? this.keys.get(ANYWHERE)?.get(text);
    if (own !== undefined || !isEntitySet(at)) return own?.key;
    // Entities of a set are found in that of a base type, too: users in `directoryObjects`.
    const others = [...this.keys].flatMap(([other, keys]) => {
      const found = isEntitySet(other) ? keys.get(text) : undefined;
      return found === undefined ? [] : [found];
    });
    return others.find((each) => isOrDerivesFrom(each.type, type))?.key;
  }

  /** The key of what was created in any collection. */
  findKeyAnywhere(key: Key | undefined): Key | undefined {
    const text = JSON.stringify(key);
    return [...this.keys.values()].map((keys) => keys.get(text)).find(Boolean)?.key;
  }

  private learnKey({ type, at = ANYWHERE }: Home, entity: object, other: unknown): void {
    const recorded = readKeyMembers(entity, type);
    const answered = readKeyMembers(Object(other), type);
    if (recorded === undefined || answered === undefined) return;
    const keys = this.keys.get(at) ?? new Map<string, StandInKey>();
    this.keys.set(at, keys.set(JSON.stringify(recorded), { type, key: answered }));
  }

  private learnEtag(at: string | undefined, recorded: unknown, answered: unknown): void {
    if (typeof recorded !== "string" || typeof answered !== "string") return;
    this.etags.set(`${at} ${recorded}`, answered);
    this.etags.set(recorded, answered);
  }

  private learnLinks(recorded: unknown, answered: unknown): void {
    if (typeof recorded !== "object" || recorded === null) return;
    for (const [name, value] of Object.entries(recorded)) {
      const found = memberOf(answered, name);
      if (!LINK.test(name)) this.learnLinks(value, found);
      else if (typeof value === "string" && typeof found === "string") {
        this.links.set(normalizeUrl(value), found);
      }
    }
  }
}

function isEntitySet(at: string): boolean {
  return /^\/[^/]+$/.test(at);
}

function readField({ headers }: HarResponse, wanted: string): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
}

/** What has a version: a collection has none of its own. */
export function versionedPlace(place: AddressPlace | undefined): string | undefined {
  return place?.kind === "value" && !place.isCollection ? place.at : undefined;
}
