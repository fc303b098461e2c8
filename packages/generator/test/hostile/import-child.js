// Imports every module below a directory, and prints what that did. JavaScript, since it runs without a compiler.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const watched = {
  globalThis,
  Object,
  Array,
  String,
  Function,
  Promise,
  process: globalThis.process,
};
const prototypes = [Object, Array, String, Function, Promise].map(({ name, prototype }) => [
  `${name}.prototype`,
  prototype,
]);
const targets = [...Object.entries(watched), ...prototypes];

/** Every property of what is watched, with what it holds. */
function takeStock() {
  return new Map(
    targets.flatMap(([name, target]) =>
      Reflect.ownKeys(target).map((key) => {
        const { value, get, set } = Object.getOwnPropertyDescriptor(target, key);
        return [`${name}.${String(key)}`, [value, get, set]];
      }),
    ),
  );
}

const modules = readdirSync(argv[2], { recursive: true })
  .filter((path) => path.endsWith(".js"))
  .sort();
const before = takeStock();
const exports = [];
for (const path of modules) {
  const module = await import(pathToFileURL(join(argv[2], path)));
  exports.push(...Object.keys(module).map((name) => `${path}: ${name}`));
}
const after = takeStock();
const changes = [...new Set([...before.keys(), ...after.keys()])].filter((key) => {
  const [a = [{}], b = [{}]] = [before.get(key), after.get(key)];
  return !a.every((value, index) => Object.is(value, b[index]));
});
stdout.write(JSON.stringify({ modules: modules.length, exports, changes }));
