import type { Example, RequestExample } from "./example.js";
import { requestOf } from "./judge-corpus.js";

/** The pages of a version of Graph, and the metadata that they are held against. */
export interface PagesEdition {
  readonly version: string;
  readonly snapshot: string;
  /** Whether the metadata is so much younger than the pages that it has members which they cannot know of. */
  readonly isLater: boolean;
}

export const editions: readonly PagesEdition[] = [
  { version: "beta", snapshot: "graph-beta-2021-07-13", isLater: false },
  { version: "v1.0", snapshot: "graph-v1.0-2026-08-20", isLater: true },
];

/** Pages of v1.0 show beta's addresses where v1.0 has none. */
export function versionOf(example: Example, requests: ReadonlyMap<string, RequestExample>): string {
  const isBeta =
    example.id.startsWith("beta/") || /\/beta\b/.test(requestOf(example, requests)?.url ?? "");
  return isBeta ? "beta" : "v1.0";
}
