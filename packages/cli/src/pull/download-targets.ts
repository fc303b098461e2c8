import type { Terminal } from "../terminal/terminal.js";
import { download } from "./download.js";
import type { PullFlags } from "../config/pull-options.js";
import type { TargetBefore } from "./read-before.js";
import type { Download, Validators } from "./request-metadata.js";
import { describesTarget } from "./source-record.js";

/**
 * Downloads the metadata of all addresses, each once.
 *
 * @returns by address; nothing where the server says that what is there is what it has
 */
export async function downloadTargets(
  targets: readonly TargetBefore[],
  { allowHttp = false, timeout }: PullFlags,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Download | undefined>> {
  const downloads = new Map<string, Download | undefined>();
  for (const url of new Set(targets.map(({ target }) => target.url))) {
    const known = validatorsOf(targets.filter(({ target }) => target.url === url));
    const downloaded = await terminal.progress(`Downloading ${url}`, () =>
      download(url, { allowHttp, known, ...(timeout === undefined ? {} : { timeout }) }),
    );
    downloads.set(url, downloaded);
  }
  return downloads;
}

/** What to ask the server by; nothing unless all that is there was made of the same download as it would be now. */
function validatorsOf(targets: readonly TargetBefore[]): Validators {
  const [first] = targets;
  if (first?.record === undefined) return {};
  const { sha256, etag, lastModified } = first.record.download;
  const isCurrent = targets.every(
    ({ target, record, data, isOwn }) =>
      data !== undefined &&
      isOwn &&
      record !== undefined &&
      record.download.sha256 === sha256 &&
      describesTarget(record, target),
  );
  if (!isCurrent) return {};
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}
