/**
 * The namespace-qualified form of a name written with an alias or a namespace
 * (OData CSDL XML 4.01 §15.3). A prefix that the scope does not know is left as it is.
 */
export function resolveName(name: string, scope: ReadonlyMap<string, string>): string {
  const dot = name.lastIndexOf(".");
  if (dot < 0) return name;
  const prefix = name.slice(0, dot);
  const namespace = scope.get(prefix);
  return namespace === undefined || namespace === prefix ? name : namespace + name.slice(dot);
}
