import { ChaosError, type ChaosOptions, type ChaosRule } from "./chaos-options.js";
import type { Fault } from "./fault.js";

/**
 * Reads chaos as it is said in a line: rules with commas between them, each `fault[=argument][@nth][:rate] [METHOD]
 * [/path]`, and a bare number as the rate of faults that a client gets over.
 *
 * @example parseChaos("0.1, throttle=date@2 POST, lost-answer:0.5 PATCH /clientConfigurations/*")
 * @throws {ChaosError} for what is no such line; faults themselves are checked by `createChaos`.
 */
export function parseChaos(text: string): Pick<ChaosOptions, "rate" | "rules"> {
  let rate: number | undefined;
  const rules: ChaosRule[] = [];
  for (const part of text.split(",").map((it) => it.trim())) {
    if (/^[\d.]+$/.test(part)) {
      if (rate !== undefined) throw new ChaosError(`there are two rates: ${rate} and ${part}`);
      rate = readShare(part, part);
    } else rules.push(parseRule(part));
  }
  return { ...(rate !== undefined && { rate }), rules };
}

function parseRule(part: string): ChaosRule {
  const [head = "", ...rest] = part.split(/\s+/);
  const [, fault = "", nth, share] = /^([^@:]*)(?:@([^:]*))?(?::(.*))?$/.exec(head) ?? [];
  if (fault === "") {
    throw new ChaosError(`expected a fault such as throttle@2 but found "${part}"`);
  }
  const path = rest.find((word) => word.startsWith("/"));
  const method = rest.find((word) => /^[a-z]+$/i.test(word));
  const stray = rest.find((word) => word !== path && word !== method);
  if (stray !== undefined) {
    throw new ChaosError(`${head}: expected a method or a /path but found "${stray}"`);
  }
  if (nth !== undefined && !/^[1-9]\d{0,8}$/.test(nth)) {
    throw new ChaosError(`${head}: expected the number of a request, from 1, but found "${nth}"`);
  }
  return {
    // What is none is found where faults are interpreted.
    fault: fault as Fault,
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(path !== undefined && { path }),
    ...(nth !== undefined && { nth: Number(nth) }),
    ...(share !== undefined && { rate: readShare(share, head) }),
  };
}

function readShare(text: string, place: string): number {
  const share = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (share >= 0 && share <= 1) return share;
  throw new ChaosError(`${place}: expected a rate from 0 to 1 but found "${text}"`);
}
