import type { Operation } from "@graphslice/csdl";
import type { Finding } from "@graphslice/generator";
import type { Statement } from "./statement.js";

/** What a finding is about, in the words of a statement's subject. */
interface Touched {
  readonly types?: readonly string[];
  readonly member?: string;
  readonly operation?: { readonly names: readonly string[]; readonly bindings: readonly string[] };
  readonly child?: string;
}

/**
 * Whether a verdict warned of what the compiler says of a statement: it is breaking, names a direction of the statement's,
 * and is about what the statement depends on.
 */
export function covers(
  finding: Finding,
  { directions, subject }: Statement,
  isAtFault: (member: string) => boolean,
): boolean {
  if (finding.level !== "breaking") return false;
  if (finding.change.kind === "root") return true;
  if (!finding.consequences.some(({ direction }) => directions.includes(direction))) return false;
  const { types = [], member, operation, child } = touchedBy(finding);
  if (operation !== undefined) {
    const { names, bindings } = operation;
    return (
      names.some((name) => subject.operations?.has(name)) &&
      bindings.some((binding) => binding === "" || subject.types.has(binding))
    );
  }
  if (child !== undefined) return child === subject.child;
  if (!types.some((type) => subject.types.has(type))) return false;
  if (member === undefined || subject.members?.has(member) === true) return true;
  return subject.isBody === true && isAtFault(member);
}

function touchedBy({ change }: Finding): Touched {
  const { path } = change;
  if (change.kind === "root") return {};
  if (change.kind === "emission") {
    if (change.element === "Operation") return { operation: readOperationPath(path) };
    return change.element === "Type" ? { types: [path] } : readMemberPath(path);
  }
  // What was moved concerns the type that had it and the one that has it.
  const ends = change.kind === "moved" ? [change.before ?? "", change.after ?? ""] : [];
  switch (change.element) {
    case "Property":
    case "NavigationProperty":
    case "EnumMember":
      return readMemberPath(path, ends);
    case "Action":
    case "Function":
      return readOperations(change.elements);
    case "Parameter":
    case "ReturnType":
      return readOperations(change.owners);
    case "EntitySet":
    case "Singleton":
    case "ActionImport":
    case "FunctionImport":
      return { child: path.slice(path.lastIndexOf("/") + 1) };
    default:
      return { types: [path] };
  }
}

function readMemberPath(path: string, others: readonly string[] = []): Touched {
  const slash = path.lastIndexOf("/");
  return { types: [path.slice(0, slash), ...others], member: path.slice(slash + 1) };
}

function readOperations(sides: { readonly before?: unknown; readonly after?: unknown }): Touched {
  const operations = [sides.before, sides.after].flatMap((side) =>
    side === undefined ? [] : [side as Operation],
  );
  return {
    operation: {
      names: operations.flatMap(({ name, qualifiedName }) => [name, qualifiedName]),
      bindings: operations.map(
        ({ bindingParameter }) => bindingParameter?.type.type.qualifiedName ?? "",
      ),
    },
  };
}

function readOperationPath(path: string): Touched["operation"] & {} {
  const [, binding = "", name = ""] = /^(?:(?:Collection\()?(.*?)\)?\/)?([^/]*)$/.exec(path) ?? [];
  return { names: [name.slice(name.lastIndexOf(".") + 1), name], bindings: [binding] };
}
