import { formatDiagnostic, type Model, parseCsdl, writeCsdl } from "@graphslice/csdl";

/**
 * A model as a sorted list of what it says, one line for each element and each of its attributes, e.g.
 * `Schema shop/EntityType car/Property id` and `Schema shop/EntityType car/Property id/type/name = Edm.String`.
 * Names are qualified by namespace; where an element stands among others of its kind does not matter, but for
 * parameters.
 */
export function listFacts(model: Model): readonly string[] {
  const { document, diagnostics } = parseCsdl(writeCsdl(model), { file: "written.xml" });
  if (document === undefined) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  const facts: string[] = [];
  for (const schema of document.schemas) {
    collect(`Schema ${schema.namespace}`, schema, facts);
  }
  return facts.sort();
}

/** What a list of facts has beyond another one, marked with `+`, and what it lacks, marked with `-`. */
export function compareFacts(
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const known = new Set(before);
  const kept = new Set(after);
  return [
    ...before.filter((fact) => !kept.has(fact)).map((fact) => `- ${fact}`),
    ...after.filter((fact) => !known.has(fact)).map((fact) => `+ ${fact}`),
  ];
}

function collect(path: string, value: unknown, facts: string[]): void {
  if (typeof value !== "object" || value === null) {
    facts.push(`${path} = ${String(value)}`);
    return;
  }
  const isElement = "place" in value;
  if (isElement) facts.push(path);
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || (isElement && LABELS.has(key))) continue;
    if (!Array.isArray(member)) {
      collect(`${path}/${key}`, member, facts);
      continue;
    }
    member.forEach((item: unknown, index) => {
      const position = key === "parameters" ? `${index} ` : "";
      collect(`${path}/${position}${labelOf(item) ?? `${key} ${index}`}`, item, facts);
    });
  }
}

/** What labels say already, and where an element stands in the text. */
const LABELS = new Set(["kind", "name", "namespace", "place", "term"]);

function labelOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  if ("term" in item) return `@${String(item.term)}`;
  const kind = "kind" in item ? `${String(item.kind)} ` : "";
  return "name" in item ? `${kind}${String(item.name)}` : undefined;
}
