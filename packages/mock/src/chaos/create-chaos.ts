import type { FetchHandler } from "../fetch-handler.js";
import { RecentLog } from "../recent-log.js";
import type { Action } from "./action.js";
import { ChaosError, type ChaosEvent, type ChaosOptions, type ChaosRule } from "./chaos-options.js";
import { draw } from "./draw.js";
import { TRANSIENT_FAULTS, type Fault } from "./fault.js";
import { interpretFault } from "./interpret-fault.js";
import { sleep } from "./sleep.js";

/** A handler to whose requests faults happen. */
export interface Chaos {
  readonly fetch: FetchHandler;
  /** What has happened, the oldest first; of very many the last ones. */
  readonly log: readonly ChaosEvent[];
  /** What chance depends on: with the same, the same requests meet the same again. */
  readonly seed: number;
  /** Starts again, as if no request had been made. */
  reset(): void;
}

/** Characters of the requests that are counted at most. Then all are counted anew, as they would be in another run. */
const MOST_CHARACTERS = 20_000_000;

interface ReadyRule extends ChaosRule {
  readonly action: Action;
  readonly matches: (method: string, path: string) => boolean;
}

/**
 * Puts faults around a handler, by chance or by rules. Chance depends on the seed, on method, path and query of a request,
 * and on how many of those there were before; not on the order of others, nor on the port that a server happens to have,
 * so that a run with requests at the same time can be repeated.
 *
 * @throws {ChaosError} that says everything that is wrong with the options
 */
export function createChaos(handler: FetchHandler, options: ChaosOptions): Chaos {
  const { seed = 1, rate = 0, latency = 0 } = options;
  const { rules, faults } = readyOptions(options);
  const log = new RecentLog<ChaosEvent>();
  const occurrences = new Map<string, number>();
  const meant = rules.map(() => 0);
  let characters = 0;
  let number = 0;

  const next = (key: string): number => {
    const count = (occurrences.get(key) ?? 0) + 1;
    if (count === 1) characters += key.length;
    occurrences.set(key, count);
    return count;
  };
  const forget = (): void => {
    occurrences.clear();
    characters = 0;
  };
  const happenings = (method: string, url: string): readonly Happening[] => {
    const { pathname, search } = new URL(url);
    const path = decodePath(pathname);
    const key = `${method} ${pathname}${search}`;
    if (characters > MOST_CHARACTERS) forget();
    const chance = `${key} ${next(key)}`;
    const holding = rules.filter((rule, index) => {
      if (!rule.matches(method, path)) return false;
      const count = (meant[index] = (meant[index] ?? 0) + 1);
      if (rule.nth !== undefined && rule.nth !== count) return false;
      return rule.rate === undefined || draw(seed, `rule ${index} ${chance}`) < rule.rate;
    });
    if (draw(seed, `rate ${chance}`) >= rate) return holding;
    const chosen = faults[Math.floor(draw(seed, `fault ${chance}`) * faults.length)];
    return chosen === undefined ? holding : [...holding, chosen];
  };

  const fetch: FetchHandler = async (request) => {
    const { method, url } = request;
    const index = ++number;
    const note = (fault: Fault, isApplied: boolean): void => {
      log.add({ number: index, method, url, fault, isApplied });
    };
    const happening = happenings(method, url);
    if (latency > 0) await sleep(latency, request.signal);
    for (const { fault, action } of happening) {
      if (action.before === undefined) continue;
      note(fault, true);
      const answer = await action.before(request);
      if (answer !== undefined) return answer;
    }
    let response = await handler(request);
    for (const { fault, action } of happening) {
      if (action.after === undefined) continue;
      try {
        const changed = await action.after(response, request);
        note(fault, changed !== undefined);
        response = changed ?? response;
      } catch (error) {
        note(fault, true);
        throw error;
      }
    }
    return response;
  };
  const reset = (): void => {
    log.clear();
    forget();
    meant.fill(0);
    number = 0;
  };
  return { fetch, log: log.entries, seed, reset };
}

interface Happening {
  readonly fault: Fault;
  readonly action: Action;
}

function readyOptions({
  seed = 1,
  rate = 0,
  latency = 0,
  rules = [],
  faults = TRANSIENT_FAULTS,
  model,
}: ChaosOptions): { readonly rules: readonly ReadyRule[]; readonly faults: readonly Happening[] } {
  const problems: string[] = [];
  const check = (isGood: boolean, problem: string): void => {
    if (!isGood) problems.push(problem);
  };
  const interpret = (fault: Fault): Action => {
    try {
      return interpretFault(fault, model);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return {};
    }
  };
  check(Number.isInteger(seed), `seed: expected an integer but found ${seed}`);
  check(isShare(rate), `rate: expected a number from 0 to 1 but found ${rate}`);
  check(
    latency >= 0 && latency <= 3_600_000,
    `latency: expected milliseconds but found ${latency}`,
  );
  const readyRules = rules.map((rule): ReadyRule => {
    const { fault, method, path, nth, rate: share } = rule;
    check(
      nth === undefined || (Number.isInteger(nth) && nth > 0),
      `${fault}: expected the number of a request, from 1, but found ${nth}`,
    );
    check(
      share === undefined || isShare(share),
      `${fault}: expected a rate from 0 to 1 but found ${share}`,
    );
    const parts = path?.split(/\*+/);
    const verb = method?.toUpperCase();
    const matches = (given: string, at: string): boolean =>
      (verb === undefined || verb === given) && (parts === undefined || endsWithParts(at, parts));
    return { ...rule, action: interpret(fault), matches };
  });
  const readyFaults = faults.map((fault) => ({ fault, action: interpret(fault) }));
  if (problems.length > 0) throw new ChaosError(problems.join("; "));
  return { rules: readyRules, faults: readyFaults };
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** Whether a path ends with texts, anything between them; each is looked for once, from the end. */
function endsWithParts(path: string, parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? "";
  if (!path.endsWith(last)) return false;
  let end = path.length - last.length;
  for (const part of parts.slice(0, -1).reverse()) {
    end = part.length > end ? -1 : path.lastIndexOf(part, end - part.length);
    if (end < 0) return false;
  }
  return true;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
