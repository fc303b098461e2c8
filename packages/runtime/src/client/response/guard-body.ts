/** The response with a body that ends as soon as the signal is aborted. */
export function guardBody(response: Response, signal: AbortSignal | undefined): Response {
  const body = signal && response.body?.pipeThrough(new TransformStream(), { signal });
  return body ? new Response(body, response) : response;
}
