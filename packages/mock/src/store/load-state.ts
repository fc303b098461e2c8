import { isOrDerivesFrom, suggestName, type EntityType } from "@graphslice/csdl";
import { decodeBase64 } from "../base64.js";
import { BodySchemas } from "../body/body-schemas.js";
import { copyBare } from "../body/parse-json.js";
import { readValues, typeOfValue } from "../body/read-values.js";
import type { JsonObject, JsonValue } from "../json.js";
import { Refusal } from "../refusal.js";
import { bindRelated } from "../respond/change-entity.js";
import type { Service } from "../respond/service.js";
import { parseMediaType } from "../respond/media-type.js";
import { addDefaults } from "./default-value.js";
import { layoutOf } from "../resource/type-layout.js";
import { StateError, type State, type StateProblem } from "../state.js";
import { UriError } from "../uri/uri-error.js";
import { MEDIA, type Entity } from "./entity.js";
import type { EntityList } from "./entity-list.js";
import { isObject } from "./key.js";

/** Problems that are looked for: whoever has more has given another file than was meant. */
const MOST_PROBLEMS = 100;

/**
 * Puts a state into an empty store.
 *
 * @throws {StateError} with all that is wrong, or the first hundred problems.
 */
export function loadState(state: State, service: Service): void {
  // It may come from a file.
  if (!isObject(state)) {
    throw new StateError([{ pointer: "", message: "expected an object with entity sets" }]);
  }
  new StateLoader(service).load(state);
}

class StateLoader {
  private readonly service: Service;
  private readonly schemas: BodySchemas;
  private readonly problems: StateProblem[] = [];
  /** References are followed when everything is there. */
  private readonly bindings: (() => void)[] = [];

  constructor(service: Service) {
    this.service = service;
    this.schemas = new BodySchemas(service.index, true);
  }

  load(state: State): void {
    const { store, index } = this.service;
    store.transact(() => {
      for (const [name, given] of Object.entries(state)) {
        const member = index.members.get(name);
        const pointer = `/${escape(name)}`;
        if (member?.kind !== "EntitySet" && member?.kind !== "Singleton") {
          this.report(pointer, `expected the name of an entity set or singleton${this.hint(name)}`);
          continue;
        }
        const list = store.createRoot(member, false);
        this.attempt(pointer, () => this.loadList(list, copyBare(given), pointer));
      }
      for (const bind of this.bindings) bind();
      if (this.problems.length > 0) throw new StateError(this.problems);
    });
  }

  /** A name that was meant, or that there is. */
  private hint(name: string): string {
    const held = [...this.service.index.members.values()].filter(
      ({ kind }) => kind === "EntitySet" || kind === "Singleton",
    );
    const near = suggestName(
      name,
      held.map((member) => member.name),
    );
    if (near !== undefined) return `; did you mean "${near}"?`;
    return held[0] === undefined ? "" : `, such as "${held[0].name}"`;
  }

  private loadList(list: EntityList, given: JsonValue, pointer: string): void {
    if (list.isSingle) {
      if (given !== null || list.owner === undefined) this.loadEntity(list, given, pointer);
    } else if (!Array.isArray(given)) this.report(pointer, "expected an array of entities");
    else given.forEach((item, i) => this.loadEntity(list, item as JsonValue, `${pointer}/${i}`));
  }

  private loadEntity(list: EntityList, given: JsonValue, pointer: string): void {
    if (!isObject(given)) {
      this.report(pointer, `expected an entity of ${list.type.qualifiedName}`);
      return;
    }
    const { index, store } = this.service;
    const type = this.typeOf(list.type, given);
    const related = relatedOf(type, given);
    const own = Object.fromEntries(
      Object.entries(given).filter(([name]) => !related.has(name) && !name.startsWith(MEDIA)),
    );
    const before = this.problems.length;
    for (const issue of this.schemas.judgeCreate(list.type, own))
      this.report(pointer + issue.pointer, issue.message);
    if (this.problems.length > before) return;
    this.attempt(pointer, () => {
      const values = readValues(type, given, index);
      for (const { name, property } of layoutOf(type).key)
        values[name] ??= store.createKey(property, list);
      addDefaults(type, values, store.now, given);
      const entity = store.add(list, type, values);
      this.checkUniques(entity, pointer);
      this.loadStreams(entity, given, pointer);
      this.loadRelated(entity, given, pointer);
    });
  }

  private typeOf(declared: EntityType, given: JsonObject): EntityType {
    const type = typeOfValue(declared, given, this.service.index);
    return type.kind === "EntityType" && isOrDerivesFrom(type, declared) ? type : declared;
  }

  private checkUniques({ home, values }: Entity, pointer: string): void {
    for (const name of home?.uniques ?? []) {
      const value = values[name];
      if (value === undefined || value === null || (home?.countOf(name, value) ?? 0) < 2) continue;
      this.report(
        `${pointer}/${escape(name)}`,
        `expected a unique value but received ${JSON.stringify(value)} again`,
      );
    }
  }

  private loadStreams(entity: Entity, given: JsonObject, pointer: string): void {
    const names = [
      ...layoutOf(entity.type).streams.keys(),
      ...(entity.type.hasStream ? [MEDIA] : []),
    ];
    for (const name of names) {
      const text = given[name];
      if (text === undefined || text === null) continue;
      const bytes = typeof text === "string" ? decodeBase64(text) : undefined;
      if (bytes === undefined) {
        this.report(`${pointer}/${escape(name)}`, "expected base64url");
        continue;
      }
      const contentType = given[`${name}@odata.mediaContentType`] ?? "application/octet-stream";
      if (typeof contentType !== "string" || !isMediaType(contentType)) {
        this.report(
          `${pointer}/${escape(`${name}@odata.mediaContentType`)}`,
          `expected a media type but received ${JSON.stringify(contentType)}`,
        );
        continue;
      }
      this.attempt(`${pointer}/${escape(name)}`, () =>
        this.service.store.writeStream(entity, name, { bytes, contentType }),
      );
    }
  }

  private loadRelated(entity: Entity, given: JsonObject, pointer: string): void {
    for (const [name, property] of layoutOf(entity.type).navigation) {
      const inline = given[name];
      const at = `${pointer}/${escape(name)}`;
      if (inline !== undefined) {
        const relation = this.service.store.relate(entity, property);
        if (relation.kind === "list") this.loadList(relation.list, inline, at);
        else if (relation.kind === "references" && relation.target.owner === entity) {
          this.loadList(relation.target, inline, at);
          for (const item of relation.target.items) this.service.store.link(relation, item);
        } else
          this.report(at, `expected "${name}@odata.bind": ${name} refers to entities elsewhere`);
      }
      const urls = given[`${name}@odata.bind`];
      if (urls === undefined) continue;
      this.bindings.push(() =>
        this.attempt(`${at}@odata.bind`, () => bindRelated(entity, property, urls, this.service)),
      );
    }
  }

  /** What is refused is a problem of the state. */
  private attempt(pointer: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof UriError)) throw error;
      this.report(pointer, error.message);
    }
  }

  private report(pointer: string, message: string): void {
    this.problems.push({ pointer, message });
    if (this.problems.length >= MOST_PROBLEMS) throw new StateError(this.problems);
  }
}

/** The names of members that lead to other entities: they are judged by themselves. */
function relatedOf(type: EntityType, given: JsonObject): ReadonlySet<string> {
  const names = [...layoutOf(type).navigation.keys()].flatMap((name) => [
    name,
    `${name}@odata.bind`,
  ]);
  return new Set(names.filter((name) => name in given));
}

function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Whether a text can be the value of Content-Type (RFC 9110 §8.3.1). */
function isMediaType(text: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(text) && parseMediaType(text) !== undefined;
}
