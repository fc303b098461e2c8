/**
 * A response whose body is at hand. The platform's makes a stream of every body and checks every header field, which
 * takes longer than all that the mock does to answer; this one does so when somebody asks for them.
 */
export class MemoryResponse extends Response {
  /** The whole body. */
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly #fields: HeadersInit;
  #headers: Headers | undefined;
  #rest: Response | undefined;

  constructor(
    content: string | Uint8Array<ArrayBuffer>,
    { status = 200, statusText = "", headers = {} }: ResponseInit,
  ) {
    super(null, { status, statusText });
    this.content = content;
    this.#fields = headers;
  }

  override get headers(): Headers {
    return (this.#headers ??= new Headers(this.#fields));
  }

  /** The header fields; of no use to those who change them. */
  listFields(): Iterable<readonly [name: string, value: string]> {
    const fields = this.#fields;
    if (this.#headers !== undefined || fields instanceof Headers || Array.isArray(fields)) {
      return this.headers;
    }
    return Object.entries(fields);
  }

  /** Takes the place of this response where its body is read. */
  #read(): Response {
    const { status, statusText, headers } = this;
    return (this.#rest ??= new Response(this.content, { status, statusText, headers }));
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#read().body;
  }

  override get bodyUsed(): boolean {
    return this.#rest?.bodyUsed ?? false;
  }

  override text(): Promise<string> {
    return this.#read().text();
  }

  override json(): ReturnType<Response["json"]> {
    return this.#read().json();
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read().arrayBuffer();
  }

  /** Newer platforms have it. */
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  override blob(): Promise<Blob> {
    return this.#read().blob();
  }

  override formData(): Promise<FormData> {
    return this.#read().formData();
  }

  override clone(): Response {
    return this.#read().clone();
  }
}
