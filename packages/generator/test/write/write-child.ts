import fs from "node:fs";
import process from "node:process";
import type { PackageOutput } from "../../src/write/locate-packages.js";
import { writePackages } from "../../src/write/write-packages.js";
import { interceptFileSystem, isChange } from "./intercept-file-system.js";

/** What a child process is to do. */
export interface ChildOrder {
  readonly packages: readonly PackageOutput[];
  readonly signal: "SIGKILL" | "SIGTERM";
  /** The change of the file system before which the child signals itself, counted from one. */
  readonly signalAt: number;
  /** Whether it prints `handled` when the signal is handled. */
  readonly handles: boolean;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? "");
const { writeSync } = fs;
if (order.handles) {
  process.on(order.signal, () => {
    writeSync(1, "handled\n");
    process.exit();
  });
  // A handler alone does not keep a process from ending before it is called.
  setTimeout(() => {}, 10_000);
}
let count = 0;
interceptFileSystem(
  (operation, args) => {
    if (!isChange(operation, args)) return;
    count += 1;
    if (count === order.signalAt) process.kill(process.pid, order.signal);
    writeSync(1, `${operation}\n`);
  },
  () => writePackages(order.packages, "0.2.0"),
);
writeSync(1, "done\n");
