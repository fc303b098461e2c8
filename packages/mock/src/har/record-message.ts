import { writeBytes } from "./body-content.js";
import type { HarContent, HarField, HarPostData, HarRequest, HarResponse } from "./har.js";

/** A request as HAR has it. Reads a copy of its body. */
export async function recordRequest(request: Request): Promise<HarRequest> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const mimeType = request.headers.get("content-type") ?? "application/octet-stream";
  const postData: HarPostData | undefined =
    bytes.length === 0 ? undefined : { mimeType, ...writeBytes(bytes, mimeType) };
  return {
    method: request.method,
    url: request.url,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: listFields(request.headers),
    queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
    ...(postData && { postData }),
    headersSize: -1,
    bodySize: bytes.length,
  };
}

/** A response as HAR has it. Reads a copy of its body. */
export async function recordResponse(response: Response): Promise<HarResponse> {
  const { status, statusText, headers } = response;
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  return {
    status,
    statusText,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: listFields(headers),
    content: recordContent(bytes, headers),
    redirectURL: headers.get("location") ?? "",
    headersSize: -1,
    bodySize: bytes.length,
  };
}

function recordContent(bytes: Uint8Array, headers: Headers): HarContent {
  const mimeType = headers.get("content-type") ?? "";
  return {
    size: bytes.length,
    mimeType: mimeType === "" && bytes.length > 0 ? "application/octet-stream" : mimeType,
    ...(bytes.length > 0 && writeBytes(bytes, mimeType)),
  };
}

function listFields(headers: Headers): readonly HarField[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}
