import { InvalidArgumentError, Option, type Command } from "commander";
import { text, type SliceFlags } from "../config/slice-options.js";
import type { OutputFlags } from "../terminal/terminal.js";
import type { ListenFlags } from "./listen.js";

export interface MockFlags extends SliceFlags, OutputFlags, ListenFlags {
  readonly seed?: number;
  readonly empty?: boolean;
  readonly data?: string;
  readonly save?: string;
  readonly chaos?: string;
  readonly latency?: number;
  readonly quirks?: "docs";
  readonly watch?: boolean;
  readonly basePath?: string;
  readonly allow?: readonly string[];
}

/** Adds the flags that say what the mock is like, and where it listens. */
export function addMockOptions(command: Command): Command {
  return addListenOptions(command)
    .option("--base-path <path>", "path of the service's root, such as /beta", parseBasePath)
    .option("--allow <name>", "origin of pages, or name of a host, to answer; repeatable", collect)
    .option(
      "--seed <number>",
      "what is made up, and what chance chooses (default: 1; with --data, nothing is made up)",
      parseSeed,
    )
    .option("--empty", "make nothing up: start with nothing, or with what --data has")
    .option("--data <file>", "JSON file with what the mock holds at the start", text)
    .option("--save <file>", "JSON file for what it holds at the end", text)
    .option("--chaos <spec>", "faults: 0.1, throttle@2, lost-answer:0.5 POST, or a JSON file", text)
    .option("--latency <ms>", "milliseconds by which every answer is late", parseLatency)
    .addOption(
      new Option("--quirks <kind>", "answer as the reference pages say where they differ").choices([
        "docs",
      ]),
    )
    .option("--watch", "take metadata, config, data and chaos anew when their files change");
}

/** Adds the flags that say where a server listens. */
export function addListenOptions(command: Command): Command {
  return command
    .option("--port <number>", "port to listen on (default: one that is free)", parsePort)
    .option("--host <host>", "address to listen on (default: 127.0.0.1)", text);
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), text(value)];
}

function parsePort(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value);
  throw new InvalidArgumentError("Expected a port, 0 to 65535.");
}

function parseSeed(value: string): number {
  if (/^-?\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Expected an integer of at most nine digits.");
}

function parseLatency(value: string): number {
  if (/^\d{1,7}$/.test(value) && Number(value) <= 3_600_000) return Number(value);
  throw new InvalidArgumentError("Expected milliseconds, up to an hour.");
}

function parseBasePath(value: string): string {
  if (/^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/.test(value)) return value.replace(/\/$/, "");
  throw new InvalidArgumentError("Expected a path, such as /beta.");
}
