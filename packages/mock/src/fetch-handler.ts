/** Answers a request, as `fetch` does. A handler can stand around another one. */
export type FetchHandler = (request: Request) => Promise<Response>;
