/** A request of a batch, as it is once nothing is wrong with it (OData JSON Format 4.01 §19.1). */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Absolute, below the root of the service. */
  readonly url: string;
  readonly headers: Headers;
  /** What is sent: JSON text or bytes. */
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  /** Items before this one that must have succeeded. */
  readonly dependsOn: readonly BatchItem[];
}

/** The batch itself is wrong, and none of its requests is made. */
export class BatchError extends Error {
  override readonly name = "BatchError";
}
