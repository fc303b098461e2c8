const GRAPH = "https://graph.microsoft.com";

/** The versions of Graph that are called by name. */
export const ENDPOINTS: Readonly<Record<string, string>> = {
  "v1.0": `${GRAPH}/v1.0/$metadata`,
  beta: `${GRAPH}/beta/$metadata`,
};

/**
 * The address of a service's `$metadata`: that of `v1.0` or `beta`, or a URL in its normal form.
 *
 * @returns nothing where the text is neither, or where it carries what is not to be kept: a name or password.
 */
export function resolveEndpoint(text: string): string | undefined {
  if (Object.hasOwn(ENDPOINTS, text)) return ENDPOINTS[text];
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hash = "";
  return url.username + url.password === "" ? url.href : undefined;
}
