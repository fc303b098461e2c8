import { CONTEXT, type Context } from "../calls/context.js";
import { GraphError } from "../errors/graph-error.js";
import { addArguments, addSegment, type Address } from "./address.js";
import { verb } from "./verbs.js";

/**
 * A path of the service: access to a property adds a segment, a call adds a key or parameters, and names with `$` do
 * something, or are system segments such as `$ref` and `$value`. It knows nothing of the service; types do.
 */
export function createPath(context: Context, address: Address): object {
  const at = (next: Address): object => createPath(context, next);
  return new Proxy((): void => {}, {
    get(_, name) {
      if (typeof name === "symbol") return name === CONTEXT ? context : undefined;
      if (name === "then") return rejectAwait(address);
      if (name === "toJSON" || name === "toString") return () => address.url;
      return name.startsWith("$")
        ? verb(name, context, address, at)
        : at(addSegment(address, name));
    },
    apply: (_, __, values: readonly unknown[]) => at(addArguments(address, values)),
  });
}

/** A path looks like a promise to `await`, and says what is missing. */
function rejectAwait({ route }: Address) {
  return (_: unknown, reject: (error: GraphError) => void): void =>
    reject(new GraphError("request", `${route} is a path: call $get() or another verb`));
}
