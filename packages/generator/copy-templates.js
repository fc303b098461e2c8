// The templates stand at the top of the repository; the package ships a copy of them.
import { cpSync, rmSync } from "node:fs";

const copy = new URL("./templates/", import.meta.url);
rmSync(copy, { recursive: true, force: true });
cpSync(new URL("../../templates/", import.meta.url), copy, { recursive: true });
