import { StateError, type MockGraph, type State } from "@graphslice/mock";

/** Where the command answers about the mock itself. */
const PRIVATE_PATH = "/__graphslice/";

/** Whether a request is about the mock, and not one of the service. */
export function isPrivate({ url }: Pick<Request, "url">): boolean {
  return url.startsWith(PRIVATE_PATH, url.indexOf("/", url.indexOf("//") + 2));
}

/** Answers what is below the private path: `GET state`, `PUT state`, `POST reset`, `GET requests` and `GET chaos`. */
export async function answerPrivate(request: Request, mock: MockGraph): Promise<Response> {
  const { method, url } = request;
  const { pathname } = new URL(url);
  const name = pathname.slice(PRIVATE_PATH.length);
  switch (`${method} ${name}`) {
    case "GET state":
      return json(mock.state());
    case "GET requests":
      return json(mock.requests);
    case "GET chaos":
      return json({ seed: mock.chaos?.seed ?? null, log: mock.chaos?.log ?? [] });
    case "POST reset":
      mock.reset();
      return new Response(null, { status: 204 });
    case "PUT state":
      return putState(await request.text(), mock);
    default:
      return refuse(404, "there are GET state, PUT state, POST reset, GET requests and GET chaos");
  }
}

function putState(text: string, mock: MockGraph): Response {
  try {
    const state: unknown = JSON.parse(text);
    if (typeof state !== "object" || state === null || Array.isArray(state)) {
      return refuse(400, "the state is no JSON object: GET state answers what one is like");
    }
    // What does not fit the model is refused by the mock, with what is wrong.
    mock.reset(state as State);
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
