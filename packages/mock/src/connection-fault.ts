/**
 * A connection that breaks. Thrown by a fetch handler, or the error of a body: a client sees it as it sees one of the
 * network, and a server breaks the connection in that way.
 */
export class ConnectionFault extends TypeError {
  override readonly name = "TypeError";
  /** `reset`: at once, with a RST. `end`: after what was sent, as if that were all. */
  readonly kind: "reset" | "end";

  constructor(kind: "reset" | "end") {
    // The words of the platform's fetch, which clients look for.
    super(kind === "reset" ? "fetch failed" : "terminated", {
      cause: Object.assign(new Error(kind === "reset" ? "read ECONNRESET" : "other side closed"), {
        code: kind === "reset" ? "ECONNRESET" : "UND_ERR_SOCKET",
      }),
    });
    this.kind = kind;
  }
}
