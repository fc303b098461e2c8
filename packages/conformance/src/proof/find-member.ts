/**
 * Tells which members of a body the compiler finds fault with: the one that it points at in the line, those that it says
 * are missing, or the one that it does not know.
 *
 * @param column counted from 1
 */
export function findMember(
  message: string,
  line: string,
  column: number,
): (member: string) => boolean {
  const pointed = /^"((?:[^"\\]|\\.)+)": /.exec(line.slice(column - 1))?.[1];
  const quoted = [...message.matchAll(/'"?([^'"]+)"?'/g)].map(([, name = ""]) => name);
  // Of many that are missing it names a few.
  if (/, and \d+ more/.test(message)) return () => true;
  const listed = /following properties from type .*?: (.*)$/m.exec(message)?.[1]?.split(", ") ?? [];
  const names = [...quoted, ...listed, ...(pointed === undefined ? [] : [pointed])];
  // Control information of a member is declared along with it.
  const found = new Set(names.map((name) => name.replace(/@.*$/s, "")));
  return (member) => found.has(member);
}
