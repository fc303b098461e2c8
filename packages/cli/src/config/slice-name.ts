/** Names of slices are parts of package names and folders. */
export function isSliceName(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

/** The scope of an npm package, as it stands before the slash. */
export function isScope(scope: string): boolean {
  return /^@[a-z0-9~-][a-z0-9._~-]*$/.test(scope);
}
