import type { RequestExample } from "../corpus/example.js";
import type { Resource } from "../corpus/resource.js";
import { splitUrl } from "../corpus/split-url.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { fault, type Call, type Fault } from "./call.js";
import { isRefused } from "./is-refused.js";
import { methodsAt } from "./methods-at.js";
import { isStream, optionsPlace } from "./options-place.js";
import { printOptions } from "./print-options.js";
import { printStep, type Respelling } from "./print-step.js";
import { readOptions, type QueryOption } from "./read-options.js";

/** Graph's own, or relative to it. */
const ADDRESS = /^(?:https:\/\/graph\.microsoft\.com\/(?:beta|v1\.0))?\/[^*\s/]/i;

/**
 * Writes a documented request as a call of the generated client: `graph`, `body` and the literals in `_` are the names
 * that it uses. It asks the metadata and never the client: what it tells to be impossible is not the client's fault.
 */
export function translateRequest({ method, url }: RequestExample, walker: UrlWalker): Call | Fault {
  if (!ADDRESS.test(url)) return fault("address", "");
  const steps = walker.trace(url);
  if (/^\$batch$/i.test(steps[0]?.segment ?? "")) return fault("batch", "");
  const { options, malformed } = readOptions(splitUrl(url).query);
  const path = printPath(url, steps, options, walker);
  if (path.kind === "fault") return path;
  const last = steps.at(-1)?.name ?? "";
  if (!methodsAt(steps).includes(method)) return fault("method", `${method} ${last}`);
  const isUnnamed = method === "DELETE" && !options.some(({ name }) => name === "$id");
  if (isUnnamed && isManyReferences(steps)) return fault("option", "without $id");
  if (isRefused(method, steps)) return fault("refused", `${method} ${last}`);
  const own = options.filter(({ name }) => !name.startsWith("@"));
  const printed = printOptions(own, optionsPlace(method, steps));
  const isBytes = method === "GET" && isStream(steps);
  const members = [...(isBytes ? ['as: "response"'] : []), ...printed.members];
  const given = members.length > 0 ? [`{ ${members.join(", ")} }`] : [];
  const parameters = ["POST", "PATCH", "PUT"].includes(method) ? ["body", ...given] : given;
  const isCount = steps.at(-1)?.name === "$count" && !path.isLink;
  const verb = isCount ? "$count" : `$${method.toLowerCase()}`;
  return {
    kind: "call",
    expression: `${path.code}.${verb}(${parameters.join(", ")})`,
    respelled: new Map([...path.respelled, ...printed.respelled]),
    untyped: [...printed.untyped, ...malformed.map((part) => fault("option", part))],
  };
}

/** Whether an address is that of all references of a collection (OData Protocol 4.01 §11.4.6.2). */
function isManyReferences(steps: readonly Step[]): boolean {
  const before = steps.at(-2)?.resource;
  return steps.at(-1)?.name === "$ref" && before?.kind === "value" && before.isCollection;
}

interface PrintedPath {
  readonly kind: "path";
  readonly code: string;
  readonly respelled: readonly Respelling[];
  /** Whether it ends in text, as an address by path within a drive or site does. */
  readonly isLink: boolean;
}

function printPath(
  url: string,
  steps: readonly Step[],
  options: readonly QueryOption[],
  walker: UrlWalker,
): PrintedPath | Fault {
  const respelled: Respelling[] = [];
  let code = "graph";
  let from: Resource = { kind: "service" };
  let isLink = false;
  for (const [index, step] of steps.entries()) {
    const printed = printStep(step, from, { before: steps[index - 1], options, walker });
    if (printed.kind === "fault") return printed;
    if (!isLink) {
      code += printed.code;
      respelled.push(...printed.respelled);
    }
    if (step.path !== undefined && !isLink) {
      // Metadata knows no such addresses: from the colon on, it is text.
      const [address = ""] = url.split("?", 1);
      code += `.$link(${JSON.stringify(address.slice(address.search(/:\/(?!\/)/)))})`;
      isLink = true;
    }
    from = step.resource;
  }
  return steps.length === 0
    ? fault("segment", "the service itself")
    : { kind: "path", code, respelled, isLink };
}
