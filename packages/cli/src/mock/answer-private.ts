import { StateError, type MockGraph, type State } from "@graphslice/mock";

/** Where the command answers about the mock itself. */
export const PRIVATE_PATH = "/__graphslice/";

/**
 * Answers what is below the private path: `GET state`, `PUT state`, `POST reset` and `GET requests`. Other sites' pages
 * are refused: they have no business with a program of this machine.
 */
export async function answerPrivate(request: Request, mock: MockGraph): Promise<Response> {
  const { method, url, headers } = request;
  const { origin, pathname } = new URL(url);
  const from = headers.get("origin");
  if (from !== null && from !== origin) return refuse(403, `pages of ${from} are not answered`);
  const name = pathname.slice(PRIVATE_PATH.length);
  switch (`${method} ${name}`) {
    case "GET state":
      return json(mock.state());
    case "GET requests":
      return json(mock.requests);
    case "POST reset":
      mock.reset();
      return new Response(null, { status: 204 });
    case "PUT state":
      return putState(await request.text(), mock);
    default:
      return refuse(404, "there are GET state, PUT state, POST reset and GET requests");
  }
}

function putState(text: string, mock: MockGraph): Response {
  try {
    // What does not fit the model is refused by the mock, with all its problems.
    mock.reset(JSON.parse(text) as State);
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, `the state is not JSON: ${error.message}`);
    if (!(error instanceof StateError)) throw error;
    const { problems } = error;
    return json({ error: { message: "the state does not fit the metadata", problems } }, 400);
  }
}

function refuse(status: number, message: string): Response {
  return json({ error: { message } }, status);
}

function json(value: unknown, status = 200): Response {
  const headers = { "content-type": "application/json" };
  return new Response(`${JSON.stringify(value, null, 2)}\n`, { status, headers });
}
