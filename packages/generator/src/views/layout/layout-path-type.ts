import { printPathName, printPathType, printField, isCompound } from "../print-path-type.js";
import type { FieldView, PathType } from "../path-type.js";
import { group, HARDLINE, indent, join, LINE, SOFTLINE, ifBroken, type Doc } from "./doc.js";

/** A type as Prettier lays it out where it stands behind a colon. */
export function layoutAnnotation(type: PathType): Doc {
  if (type.kind !== "union" || isHugged(type)) return layoutPathType(type);
  return group(indent(SOFTLINE, layoutPathType(type)));
}

/** A type as Prettier lays it out. */
export function layoutPathType(type: PathType): Doc {
  switch (type.kind) {
    case "name":
      return [printPathName(type), layoutArguments(type.typeArguments)];
    case "array": {
      const { element } = type;
      const item = isCompound(element)
        ? ["(", group(indent(SOFTLINE, layoutPathType(element)), SOFTLINE), ")"]
        : layoutPathType(element);
      return [type.isReadonly ? "readonly " : "", item, "[]"];
    }
    case "union": {
      const arms = type.arms.map(layoutPathType);
      if (isHugged(type)) return join(" | ", arms);
      return group(
        ifBroken("| "),
        join(
          [LINE, "| "],
          arms.map((arm) => indent(arm)),
        ),
      );
    }
    case "intersection": {
      const [first = "", ...others] = type.arms.map(layoutPathType);
      return group(first, ...others.map((arm) => indent(" &", LINE, arm)));
    }
    case "members":
      return type.members.length === 0 ? "{}" : layoutFields(type.members);
    case "keyword":
    case "string":
    case "index":
      return printPathType(type);
  }
}

/** An object type, each field on a line: Prettier leaves it so. */
function layoutFields(fields: readonly FieldView[]): Doc {
  const lines = fields.map((field) => [
    HARDLINE,
    group(printField(field), layoutAnnotation(field.type)),
    ";",
  ]);
  return group("{", indent(...lines), HARDLINE, "}");
}

function layoutArguments(types: readonly PathType[]): Doc {
  const [first] = types;
  if (first === undefined) return "";
  const list = types.map(layoutPathType);
  if (types.length === 1 && isSimple(first)) return ["<", ...list, ">"];
  return group("<", indent(SOFTLINE, join([",", LINE], list)), SOFTLINE, ">");
}

/** Types that never get a line of their own as the only argument. */
function isSimple(type: PathType): boolean {
  if (type.kind === "name") return type.typeArguments.length === 0;
  return type.kind === "keyword" || type.kind === "members";
}

/** Prettier breaks unions, but none of a single name and null. */
function isHugged({ arms }: PathType & { kind: "union" }): boolean {
  const others = arms.filter((arm) => !(arm.kind === "keyword" && arm.name === "null"));
  return arms.length === 2 && others.length === 1 && others[0]?.kind === "name";
}
