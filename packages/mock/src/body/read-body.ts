import { joinChunks } from "./join-chunks.js";

const EMPTY = new Uint8Array(0);

/** The bytes of a request's body; undefined, without reading on, once there are more than allowed. */
export async function readBody(
  request: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    if (Number(announced) > limit) return undefined;
    const bytes = await readBytes(request);
    return bytes.length > limit ? undefined : bytes;
  }
  if (request.method === "GET" || request.body === null) return EMPTY;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return joinChunks(chunks, length);
}

function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  // Node 20 has no `bytes`.
  const { bytes } = request as Partial<Pick<Request, "bytes">>;
  return bytes?.call(request) ?? request.arrayBuffer().then((buffer) => new Uint8Array(buffer));
}
