import { ts } from "ts-morph";

/** The names of all tags in the doc comments of a module, in order, as editors and linters see them. */
export function readDocTags(text: string): readonly string[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ES2022, true);
  const tags: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node))
      if (tag.parent.parent === node) tags.push(tag.tagName.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tags;
}
