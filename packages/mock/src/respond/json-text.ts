/** The text of an array. It grows by its end, so that the parts are copied once, when all of it is sent. */
export function writeArray<T>(items: readonly T[], write: (item: T) => string): string {
  let text = "[";
  let separator = "";
  for (const item of items) {
    text += separator;
    text += write(item);
    separator = ",";
  }
  return `${text}]`;
}

/** What is between the braces of an object's text. */
export function membersOf(object: string): string {
  return object.slice(1, -1);
}
