/** Names of slices are parts of package names and folders. */
export function isSliceName(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

/** The scope of an npm package, as it stands before the slash. */
export function isScope(scope: string): boolean {
  return /^@[a-z0-9~-][a-z0-9._~-]*$/.test(scope);
}

/** Whether a text is the root of a service: an address without query, fragment or credentials. */
export function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username, password } = new URL(value);
  return protocol === "https:" && search + hash + username + password === "";
}
