/** A request URL that OData's syntax or the model does not allow. Services answer it with 400. */
export class UriError extends Error {
  override readonly name = "UriError";
  /** The query option at fault, e.g. `$filter`; undefined for the path. */
  readonly option: string | undefined;
  /** Character offset in the path or query string as it was given, before percent-decoding. */
  readonly position: number;

  constructor(message: string, place: { option?: string | undefined; position: number }) {
    const where = place.option === undefined ? "path" : place.option;
    super(`Invalid ${where} at position ${place.position}: ${message}`);
    this.option = place.option;
    this.position = place.position;
  }
}
