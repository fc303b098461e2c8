import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createProxy, createRecorder, pseudonymise } from "@graphslice/mock/har";
import { ExitCode } from "../exit-code.js";
import { listen, type ListenFlags } from "../mock/listen.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { waitForSignal } from "../terminal/wait-for-signal.js";
import { UsageError } from "../usage-error.js";
import { VERSION } from "../version.js";
import { writeFileAtomically } from "../write-file-atomically.js";

export interface RecordFlags extends OutputFlags, ListenFlags {
  readonly target: string;
  readonly out: string;
  readonly force?: boolean;
}

/**
 * `graphslice record`: stands between an app and Graph until it is interrupted, and writes what went through as a HAR
 * file in which nothing tells of the tenant.
 */
export async function record(flags: RecordFlags, terminal: Terminal): Promise<ExitCode> {
  const { colors, cwd, out, err } = terminal;
  const target = readTarget(flags.target);
  const path = resolve(cwd, flags.out);
  const file = shortenPath(path, cwd);
  if (existsSync(path) && flags.force !== true) {
    throw new UsageError(`${file} is there already; say another --out, or --force to replace it`);
  }
  const recorder = createRecorder((request) => fetch(request), VERSION);
  const server = await listen(createProxy(target, recorder.handle), flags);
  const interrupted = waitForSignal();
  out(flags.json === true ? JSON.stringify({ url: server.url, target }) : server.url);
  await interrupted;
  await server.close();

  const recorded = recorder.har(`Recorded from ${target}; what tells of the tenant was replaced.`);
  const { har, replacements, omittedBodies, omittedEntries } = pseudonymise(recorded, {
    unsafe: "leave-out",
  });
  writeFileAtomically(path, `${JSON.stringify(har, null, 2)}\n`, file);
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
