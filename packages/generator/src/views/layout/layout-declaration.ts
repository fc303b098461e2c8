import { printIdentifier } from "../../render/tokens.js";
import { printField } from "../print-path-type.js";
import type { PathInterfaceView, PathMemberView, SignatureView } from "../path-module-view.js";
import type { PathType } from "../path-type.js";
import { group, ifBroken, indent, join, LINE, printDoc, SOFTLINE, type Doc } from "./doc.js";
import { layoutAnnotation, layoutPathType } from "./layout-path-type.js";

/** An interface up to its members, as Prettier would have it. */
export function printHeading({ name, bases, members }: PathInterfaceView): string {
  const head = ` ${printIdentifier(name)}`;
  const brace = members.length === 0 ? " {}" : " {";
  return printDoc(["export interface", layoutHeritage(head, bases), brace], 0);
}

function layoutHeritage(head: string, bases: readonly PathType[]): Doc {
  const [first] = bases;
  if (first === undefined) return head;
  const list = join([",", LINE], bases.map(layoutPathType));
  if (bases.length > 1) return group(head, indent(LINE, "extends", group(indent(LINE, list))));
  // Prettier breaks before a qualified name only.
  const isBreakable =
    first.kind === "name" && first.namespace !== undefined && first.typeArguments.length === 0;
  return isBreakable
    ? group(head, indent(LINE, group("extends ", list)))
    : [head, " extends ", list];
}

/** A member of an interface as Prettier would have it, without the blanks in front. */
export function printPathMember(member: PathMemberView | SignatureView): string {
  return printDoc(member.kind === "signature" ? layoutSignature(member) : layoutMember(member), 2);
}

function layoutMember(member: PathMemberView): Doc {
  return [group(printField(member), layoutAnnotation(member.type)), ";"];
}

function layoutSignature({ parameter, type, result }: SignatureView): Doc {
  const name = `${printIdentifier(parameter)}: `;
  const rest: Doc = ["): ", layoutPathType(result), ";"];
  if (type.kind !== "members") {
    return group("(", indent(SOFTLINE, name, layoutPathType(type)), ifBroken(","), SOFTLINE, rest);
  }
  // An object that is the only parameter breaks along with the signature.
  const fields = type.members.map((field) =>
    group(printField(field), layoutAnnotation(field.type)),
  );
  return group(
    `(${name}{`,
    indent(LINE, join([";", LINE], fields)),
    ifBroken(";"),
    LINE,
    "}",
    rest,
  );
}
