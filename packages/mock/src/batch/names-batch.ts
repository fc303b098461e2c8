/** Whether a segment of a path, as it is written, is that of batches; any character of it may be percent-encoded. */
export function namesBatch(segment: string): boolean {
  try {
    return decodeURIComponent(segment).toLowerCase() === "$batch";
  } catch {
    return false;
  }
}
