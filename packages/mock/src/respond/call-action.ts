import { findAnnotation, readConstant, readMember, type Action } from "@graphslice/csdl";
import { parseJsonObject } from "../body/parse-json.js";
import type { JsonObject } from "../json.js";
import { DOCUMENTED } from "../operations/mock-terms.js";
import { runOperation } from "../operations/run-operation.js";
import { itemsOf } from "../resource/cast-items.js";
import { isOptional } from "../query/choose-overload.js";
import { presentValue } from "../resource/present-value.js";
import type { ActionResource, Resource } from "../resource/resource.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { contextOfEntities } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { bytesOf, jsonBytesOf, jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { writeArray } from "./json-text.js";
import { readEntity } from "./read-entity.js";
import { readValueResource } from "./read-value.js";
import { refuseIssues } from "./refuse-issues.js";

/** POST to an action: all of it happens, or nothing. */
export function callAction({ overloads, binding }: ActionResource, exchange: Exchange): Answer {
  const { service, path } = exchange;
  jsonFormatOf(exchange);
  const isBare = overloads.some(({ parameters }) => parameters.length === 0);
  const given: JsonObject =
    isBare && bytesOf(exchange).length === 0 ? {} : parseJsonObject(jsonBytesOf(exchange));
  const action = chooseAction(overloads, given);
  refuseIssues(service.schemas.judgeParameters(action, given));
  return service.store.transact(() => {
    const result = runOperation(action, given, binding, path, service);
    if (result.kind === "nothing" || action.returnType === undefined) {
      return answerNothing(action, exchange);
    }
    const value = result.kind === "entities" ? result.items : result.value;
    return answerResult(presentValue(value, action.returnType.type, service.store), exchange);
  });
}

/** Overloads of an action on the same type differ in nothing; those of a type and its base are told by parameters. */
function chooseAction(overloads: readonly Action[], given: JsonObject): Action {
  const fits = ({ parameters }: Action): boolean =>
    Object.keys(given).every((name) => parameters.some((parameter) => parameter.name === name)) &&
    parameters.every((parameter) => parameter.name in given || isOptional(parameter));
  const action = overloads.find(fits) ?? overloads[0];
  if (action === undefined) throw new TypeError("an action without overloads");
  return action;
}

function answerNothing(action: Action, { service }: Exchange): Answer {
  const record = service.isDocumented ? findAnnotation(action, DOCUMENTED)?.value : undefined;
  const status = Number(readConstant(readMember(record, "Call")));
  return status >= 200 && status < 300 ? { status } : NO_CONTENT;
}

function answerResult(resource: Resource, exchange: Exchange): Answer {
  switch (resource.kind) {
    case "entity":
      return readEntity(resource, exchange, "entity");
    case "value":
      return readValueResource(resource, exchange);
    case "collection": {
      const { service, options } = exchange;
      const format = jsonFormatOf(exchange);
      const query = service.syntax.bind(options, { type: resource.type, isCollection: true });
      const writer = new EntityWriter(service, format);
      const value = writeArray(itemsOf(resource, service.store), (item) =>
        writer.writeEntity(item, resource.type, query.select),
      );
      const context = contextOfEntities(resource, query.select, false, service);
      return createJsonAnswer(200, context, `"value":${value}`, format);
    }
    default:
      return NO_CONTENT;
  }
}
