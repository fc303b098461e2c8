import { fail } from "../errors/fail.js";
import { GraphError } from "../errors/graph-error.js";

/**
 * Reads a body to its end, but not over the limit: it is the decompressed size that counts. That of an error is none,
 * if it cannot be read.
 */
export async function readBytes(
  { body, ok }: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const reader = body?.getReader();
  const cancel = (): unknown => reader?.cancel().catch(() => {});
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  signal.addEventListener("abort", cancel);
  try {
    for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
      chunks.push(chunk.value);
      size += chunk.value.byteLength;
      if (size > limit) fail("size", `the body is over ${limit} bytes`);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch (cause) {
    cancel();
    if (!ok) return new Uint8Array();
    if (cause instanceof GraphError) throw cause;
    return fail("network", "the body is cut off", { cause });
  }
}
