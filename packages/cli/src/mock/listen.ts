import { serveMock, type MockServer } from "@graphslice/mock/node";

/** Where a server listens. */
export interface ListenFlags {
  readonly port?: number;
  readonly host?: string;
}

/**
 * Serves a handler over HTTP.
 *
 * @throws {Error} that says what to do about a port or host that cannot be had.
 */
export async function listen(
  answer: (request: Request) => Promise<Response>,
  { port = 0, host }: ListenFlags,
): Promise<MockServer> {
  try {
    return await serveMock(answer, { port, ...(host !== undefined && { host }) });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const where = `${host ?? "127.0.0.1"}:${port}`;
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: "the port is taken; say another --port, or none for one that is free",
      EACCES: "the port is not yours; say a --port above 1023",
      EADDRNOTAVAIL: "this machine has no such address; say another --host",
      ENOTFOUND: "there is no such host; say another --host",
    };
    const reason =
      reasons[String(code)] ?? (cause instanceof Error ? cause.message : String(cause));
    throw new Error(`${where}: ${reason}`, { cause });
  }
}
