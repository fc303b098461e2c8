/** An answer before it has the headers that all of them have. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export const NO_CONTENT: Answer = { status: 204 };
