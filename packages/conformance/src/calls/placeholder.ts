/** `{id}`, `<id>`, the same in quotes, and `parameterValue`: what stands on a page for a value of the reader's. */
const PLACEHOLDER = /^'?(?:\{[^{}]*\}|<[^<>]*>|parameterValue)'?$/;

/** Whether a value on a page stands for one that readers have to give. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
