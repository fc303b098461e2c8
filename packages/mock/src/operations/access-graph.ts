import type { JsonObject } from "../json.js";
import { badRequest, entityNotFound, methodNotAllowed } from "../refusal.js";
import { itemsOf } from "../resource/cast-items.js";
import { resolvePath } from "../resource/resolve-path.js";
import type { Resource } from "../resource/resource.js";
import { addRelated, changeValues, deleteEntity } from "../respond/change-entity.js";
import { refuseIssues } from "../respond/refuse-issues.js";
import type { Service } from "../respond/service.js";
import type { Entity } from "../store/entity.js";
import { copyBare } from "../body/parse-json.js";
import { parsePath } from "../uri/parse-path.js";
import type { GraphAccess } from "./operation-handler.js";
import { viewEntity } from "./view-entity.js";

/** What hooks may do with the state. */
export function accessGraph(service: Service): GraphAccess {
  const { store, schemas } = service;
  const find = (path: string): Entity => {
    const resource = resolve(path, service);
    const entity = resource.kind === "entity" ? resource.entity : undefined;
    if (entity === undefined) throw entityNotFound(path);
    return entity;
  };
  return {
    get: (path) => {
      const resource = resolve(path, service);
      return resource.kind === "entity" && resource.entity !== undefined
        ? viewEntity(resource.entity)
        : undefined;
    },
    list: (path) => {
      const resource = resolve(path, service);
      if (resource.kind !== "collection")
        throw badRequest(`'${path}' is no collection of entities.`);
      return itemsOf(resource, store).map(viewEntity);
    },
    create: (path, body) => {
      const resource = resolve(path, service);
      if (resource.kind !== "collection") throw methodNotAllowed("POST", []);
      const bare = copyBare(body) as JsonObject;
      refuseIssues(schemas.judgeCreate(resource.type, bare));
      return store.transact(() =>
        viewEntity(addRelated(resource.relation, resource.type, bare, service)),
      );
    },
    update: (path, values) =>
      store.transact(() => {
        const entity = find(path);
        const bare = copyBare(values) as JsonObject;
        changeValues(entity, bare, service);
        refuseIssues(schemas.judgeWhole(entity.type, entity.values));
        return viewEntity(entity);
      }),
    delete: (path) => store.transact(() => deleteEntity(find(path), service)),
    now: () => store.now(),
  };
}

function resolve(path: string, { index, store }: Service): Resource {
  return resolvePath(parsePath(path.replace(/^\//, "")), {
    index,
    store,
    aliases: new Map(),
    evaluate: () => undefined,
    present: () => ({ kind: "service" }),
  });
}
