import { resolve } from "node:path";
import { ConnectionFault, StateError } from "@graphslice/mock";
import { ExitCode } from "../exit-code.js";
import { answerPrivate, isPrivate } from "../mock/answer-private.js";
import { guardRequests } from "../mock/guard-requests.js";
import { listen } from "../mock/listen.js";
import { loadMock, type LoadedMock } from "../mock/load-mock.js";
import type { MockFlags } from "../mock/mock-flags.js";
import { isLoopback, trustNames } from "../mock/trusted-names.js";
import { watchFiles } from "../mock/watch-files.js";
import { ReportedError } from "../reported-error.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { Terminal } from "../terminal/terminal.js";
import { waitForSignal } from "../terminal/wait-for-signal.js";
import { checkWritable, writeFileAtomically } from "../write-file-atomically.js";

type Answer = (request: Request) => Promise<Response>;

/** `graphslice mock`: serves a slice from memory until it is interrupted. */
export async function mock(flags: MockFlags, terminal: Terminal): Promise<ExitCode> {
  const names = trustNames(flags.host, flags.allow ?? []);
  if (flags.save !== undefined) checkWritable(...placeOf(flags.save, terminal));
  let loaded = await loadMock(flags, terminal);
  const guarded = guardRequests(
    (request) =>
      isPrivate(request) ? answerPrivate(request, loaded.mock) : loaded.mock.fetch(request),
    { names, isLocal: flags.host === undefined || isLoopback(hostOf(flags.host)) },
  );
  const answer = logging(flags, terminal, guarded);
  const server = await listen(answer, flags);
  const interrupted = waitForSignal();
  const url = `${server.url}${loaded.basePath}`;
  const { slice, types } = loaded;
  terminal.out(flags.json === true ? JSON.stringify({ url, slice, types }) : url);
  const reload = async (changed: ReadonlySet<string>): Promise<void> => {
    loaded = await reloadMock(loaded, changed, flags, terminal);
  };
  let reloading = Promise.resolve();
  const unwatch =
    flags.watch === true
      ? watchFiles(loaded.files, (changed) => {
          reloading = reloading.then(() => reload(changed));
        })
      : undefined;
  await interrupted;
  unwatch?.();
  await Promise.all([server.close(), reloading]);
  if (flags.save !== undefined) saveState(flags.save, loaded, terminal);
  return ExitCode.done;
}

/** An address or name as URLs write it. */
function hostOf(host: string): string {
  return host.includes(":") ? `[${host}]` : host.replace(/^localhost$/i, "127.0.0.1");
}

/** Prints requests where a person looks or asks for it, and always what fails. */
function logging({ quiet, verbose, json }: MockFlags, terminal: Terminal, answer: Answer): Answer {
  const { colors, out, err } = terminal;
  const isShown = verbose === true || (quiet !== true && process.stdout.isTTY);
  const print = json === true ? err : out;
  const log = (request: Request, start: number, result: string): void => {
    if (!isShown) return;
    const { origin } = new URL(request.url);
    const time = Math.round(performance.now() - start);
    print(`${request.method} ${request.url.slice(origin.length)} ${result} ${time} ms`);
  };
  return async (request) => {
    const start = performance.now();
    try {
      const response = await answer(request);
      log(request, start, `${response.status}`);
      return response;
    } catch (error) {
      if (error instanceof ConnectionFault) log(request, start, "connection broken");
      else if (!request.signal.aborted) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        err(`${colors.red("error")}: ${request.method} ${request.url}: ${reason}`);
      }
      throw error;
    }
  };
}

/** The mock as its files now describe it, or the old one where they are not right; what it holds stays if it can. */
async function reloadMock(
  old: LoadedMock,
  changed: ReadonlySet<string>,
  flags: MockFlags,
  terminal: Terminal,
): Promise<LoadedMock> {
  const { colors, cwd, err } = terminal;
  const names = [...changed].map((file) => shortenPath(file, cwd)).join(", ");
  const isNewData = flags.data !== undefined && changed.has(resolve(cwd, flags.data));
  try {
    // A server has one root; another base path takes a new start.
    const kept = { ...flags, basePath: old.basePath };
    const loaded = await keepState(isNewData ? undefined : old, kept, terminal);
    if (flags.quiet !== true)
      err(`reloaded after a change of ${names}: ${count(loaded.types, "type")}`);
    return loaded;
  } catch (error) {
    if (!(error instanceof ReportedError)) {
      err(`${colors.red("error")}: ${error instanceof Error ? error.message : String(error)}`);
    }
    err(
      `${colors.yellow("warning")}: ${names} changed and cannot be used; the mock stays as it was`,
    );
    return old;
  }
}

async function keepState(
  old: LoadedMock | undefined,
  flags: MockFlags,
  terminal: Terminal,
): Promise<LoadedMock> {
  if (old === undefined) return loadMock(flags, terminal);
  try {
    return await loadMock(flags, terminal, old.mock.state());
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    const { colors, err } = terminal;
    err(
      `${colors.yellow("warning")}: what the mock held does not fit the new metadata; it starts anew`,
    );
    return loadMock(flags, terminal);
  }
}

function saveState(save: string, { mock: held }: LoadedMock, terminal: Terminal): void {
  const [path, shown] = placeOf(save, terminal);
  writeFileAtomically(path, `${JSON.stringify(held.state(), null, 2)}\n`, shown);
}

/** Where a flag's file is, and how messages call it. */
function placeOf(file: string, { cwd }: Terminal): readonly [path: string, shown: string] {
  const path = resolve(cwd, file);
  return [path, shortenPath(path, cwd)];
}
