import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  createProxy,
  createRecorder,
  pseudonymise,
  type PseudonymisedHar,
} from "@graphslice/mock/har";
import { ExitCode } from "../exit-code.js";
import { listen, type ListenFlags } from "../mock/listen.js";
import { count } from "../terminal/count.js";
import { saveRegularly } from "../record/save-regularly.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { waitForSignal } from "../terminal/wait-for-signal.js";
import { UsageError } from "../usage-error.js";
import { VERSION } from "../version.js";
import { checkWritable, writeFileAtomically } from "../write-file-atomically.js";

export interface RecordFlags extends OutputFlags, ListenFlags {
  readonly target: string;
  readonly out: string;
  readonly force?: boolean;
}

/**
 * `graphslice record`: stands between an app and Graph until it is interrupted, and writes what went through as a HAR
 * file in which nothing tells of the tenant. The file is there from the start, and half a second behind the app: whatever
 * ends the command, little is lost. What --force replaces stays until there is something in its place.
 */
export async function record(flags: RecordFlags, terminal: Terminal): Promise<ExitCode> {
  const { colors, cwd, out, err } = terminal;
  const target = readTarget(flags.target);
  const path = resolve(cwd, flags.out);
  const file = shortenPath(path, cwd);
  if (existsSync(path) && flags.force !== true) {
    throw new UsageError(`${file} is there already; say another --out, or --force to replace it`);
  }
  // Whether it can be written is known before anything is recorded.
  checkWritable(path, file);
  const recorder = createRecorder((request) => fetch(request), VERSION);
  const save = (): PseudonymisedHar => {
    const recorded = recorder.har(
      `Recorded from ${target}; what tells of the tenant was replaced.`,
    );
    const result = pseudonymise(recorded, { unsafe: "leave-out" });
    writeFileAtomically(path, `${JSON.stringify(result.har, null, 2)}\n`, file);
    return result;
  };
  let isWritable = true;
  const saver = saveRegularly(() => {
    try {
      save();
      isWritable = true;
    } catch (error) {
      if (isWritable) {
        const reason = error instanceof Error ? error.message : String(error);
        err(
          `${colors.yellow("warning")}: ${reason}; what is recorded is kept, and it is tried again`,
        );
      }
      isWritable = false;
    }
  });
  const server = await listen(
    createProxy(target, async (request) => {
      try {
        const response = await recorder.handle(request);
        saver.touch();
        return response;
      } catch (error) {
        const message = `${target} gives no whole answer: ${reasonOfFetch(error)}`;
        if (!request.signal.aborted) err(`${colors.yellow("warning")}: ${message}`);
        return Response.json({ error: { code: "BadGateway", message } }, { status: 502 });
      }
    }),
    flags,
  );
  if (!existsSync(path)) save();
  const interrupted = waitForSignal();
  out(flags.json === true ? JSON.stringify({ url: server.url, target }) : server.url);
  await interrupted;
  await server.close();
  saver.stop();
  const { har, replacements, omittedBodies, omittedEntries } = save();
  const { length } = har.log.entries;
  if (flags.json === true) {
    const report = { file, entries: length, replacements, omittedBodies, omittedEntries };
    out(JSON.stringify(report, null, 2));
  } else if (flags.quiet !== true) {
    out(`${file}: ${count(length, "exchange")}`);
    for (const { kind, values, places } of replacements) {
      out(`  ${kind}: ${count(values, "value")} replaced in ${count(places, "place")}`);
    }
    if (omittedBodies > 0) out(`  left out: ${count(omittedBodies, "binary file")}`);
  }
  if (omittedEntries.length === 0) return ExitCode.done;
  const numbers = omittedEntries.map((index) => index + 1).join(", ");
  err(
    `${colors.red("error")}: credentials were still to be seen in ${count(omittedEntries.length, "exchange")}, ` +
      `which ${file} leaves out: number ${numbers} in the order of the requests`,
  );
  return ExitCode.error;
}

/** The origin of a service; without encryption only on this machine, since tokens go there. */
function readTarget(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(url?.hostname ?? "");
  const isUsable = url?.protocol === "https:" || (url?.protocol === "http:" && isLocal);
  if (url === undefined || !isUsable || url.pathname !== "/" || url.search !== "") {
    throw new UsageError(
      `--target: expected an origin such as https://graph.microsoft.com but found "${text}"; ` +
        "the app keeps the path, and http: is for this machine only",
    );
  }
  return url.origin;
}

/** What the platform's fetch says only in the cause. */
function reasonOfFetch(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
