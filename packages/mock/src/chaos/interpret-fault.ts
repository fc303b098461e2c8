import type { Model } from "@graphslice/csdl";
import { ConnectionFault } from "../connection-fault.js";
import { createErrorResponse } from "../error-response.js";
import { MemoryResponse } from "../memory-response.js";
import { codeOf } from "../refusal.js";
import type { Action } from "./action.js";
import { ChaosError } from "./chaos-options.js";
import { changeJson } from "./change-json.js";
import { addMembers, addTypes, createEnumChange, linkTo, linkToSelf } from "./changes.js";
import { breakBody, changeBytes } from "./damage.js";
import { sleep } from "./sleep.js";

type Interpreter = (argument: string | undefined, model: Model | undefined) => Action;

const NAMES: Readonly<Record<number, readonly [string, string]>> = {
  429: ["TooManyRequests", "Too many requests."],
  500: ["InternalServerError", "Something went wrong."],
  502: ["BadGateway", "The gateway had a bad answer."],
  503: ["ServiceUnavailable", "The service is not available at the moment."],
  504: ["GatewayTimeout", "The gateway had no answer in time."],
};

const HTML =
  "<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Error</h1></body></html>\n";

const INTERPRETERS: Readonly<Record<string, Interpreter>> = {
  throttle: (form = "seconds") => {
    if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(form)) {
      throw new ChaosError(`expected a form or the text of a header but found "${form}"`);
    }
    return { before: async (it) => refuse(it, 429, retryAfter(form)) };
  },
  status: (text) => {
    const status = parse(text, "a status, 400 to 599", 400, 599);
    return { before: async (request) => refuse(request, status) };
  },
  latency: (text) => {
    const time = parse(text, "milliseconds, up to an hour", 0, 3_600_000);
    return {
      before: async ({ signal }) => {
        await sleep(time, signal);
        return undefined;
      },
    };
  },
  reset: (place = "before") => {
    const reset = async (): Promise<never> => {
      throw new ConnectionFault("reset");
    };
    if (place === "before") return { before: reset };
    if (place === "after") return { after: reset };
    if (place === "body") return { after: async (it) => breakBody(it, "reset", true) };
    throw new ChaosError(`expected before, after or body but found "${place}"`);
  },
  truncate: (framing = "length") => {
    if (framing === "length") return { after: async (it) => breakBody(it, "end", true) };
    if (framing === "chunked") return { after: async (it) => breakBody(it, "end", false) };
    throw new ChaosError(`expected length or chunked but found "${framing}"`);
  },
  "lost-answer": () => ({
    after: async (response, request) => {
      await response.body?.cancel();
      return refuse(request, 504);
    },
  }),
  "html-error": (text = "502") => {
    const status = parse(text, "a status, 200 to 599", 200, 599);
    if (status === 204 || status === 205 || status === 304) {
      throw new ChaosError(`expected a status that has a body but found "${status}"`);
    }
    const headers = { "content-type": "text/html" };
    return { before: async () => new MemoryResponse(HTML, { status, headers }) };
  },
  "empty-body": () => changeBytes(() => new Uint8Array()),
  "cut-json": () => changeBytes((bytes) => bytes.subarray(0, bytes.length / 2)),
  "invalid-utf8": () =>
    changeBytes((bytes) => {
      const middle = Math.floor(bytes.length / 2);
      return Uint8Array.from([...bytes.subarray(0, middle), 0xc3, 0x28, ...bytes.subarray(middle)]);
    }),
  "wrong-content-type": () =>
    changeBytes(
      (bytes) => bytes,
      (headers) => headers.set("content-type", "text/plain"),
    ),
  "foreign-link": () => changeJson(linkTo("https://graph.example.net/v1.0/next?$skiptoken=x")),
  "looping-link": () => changeJson(linkToSelf),
  "unknown-member": () => changeJson(addMembers),
  "unknown-type": () => changeJson(addTypes),
  "unknown-enum-member": (_argument, model) => {
    if (model === undefined) throw new ChaosError("needs a model, which tells enumerations");
    return changeJson(createEnumChange(model));
  },
};

const WITH_ARGUMENT = new Set(["throttle", "status", "latency", "reset", "truncate", "html-error"]);

/**
 * What a fault does.
 *
 * @throws {ChaosError} if there is no such fault, or its argument is none.
 */
export function interpretFault(fault: string, model: Model | undefined): Action {
  const [, name = "", argument] = /^([^=]*)(?:=(.*))?$/s.exec(fault) ?? [];
  const interpret = Object.hasOwn(INTERPRETERS, name) ? INTERPRETERS[name] : undefined;
  if (interpret === undefined) {
    throw new ChaosError(
      `"${fault}" is no fault; there are ${Object.keys(INTERPRETERS).join(", ")}`,
    );
  }
  try {
    if (argument !== undefined && !WITH_ARGUMENT.has(name)) {
      throw new ChaosError("takes no argument");
    }
    return interpret(argument, model);
  } catch (cause) {
    if (!(cause instanceof ChaosError)) throw cause;
    throw new ChaosError(`${fault}: ${cause.message}`, { cause });
  }
}

function parse(text: string | undefined, what: string, min: number, max: number): number {
  const number = text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new ChaosError(
    `expected ${what} but found ${text === undefined ? "nothing" : `"${text}"`}`,
  );
}

function refuse({ headers }: Request, status: number, further = {}): Response {
  const [code, message] = NAMES[status] ?? [codeOf(status), "Something went wrong."];
  const clientRequestId = headers.get("client-request-id");
  return createErrorResponse(status, { code, message, clientRequestId, headers: further });
}

function retryAfter(form: string): Readonly<Record<string, string>> {
  switch (form) {
    case "missing":
      return {};
    case "seconds":
      return { "retry-after": "1" };
    case "fractional":
      return { "retry-after": "0.5" };
    case "negative":
      return { "retry-after": "-1" };
    case "absurd":
      return { "retry-after": "99999999999" };
    case "date":
      return { "retry-after": new Date(Date.now() + 2000).toUTCString() };
    default:
      return { "retry-after": form };
  }
}
