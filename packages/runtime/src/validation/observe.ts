import type { Check, Key, Remark } from "./check.js";
import { UPDATE } from "./modes.js";
import { ABSTRACT, ANY, OPEN, type Rules, type TypeRules } from "./rules.js";
import { typeOf } from "./type-of.js";

/** An object that a check has entered. */
interface Visit {
  readonly value: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly path: readonly Key[];
  /** The names that the check asked for, which are those the type declares. */
  readonly asked: ReadonlySet<string>;
  readonly rules: Rules;
}

/** The members of types, by the type's full name: what the check of a value of it has asked for. */
export type KnownMembers = Map<string, ReadonlySet<string>>;

/**
 * Watches a check for what its type knows nothing of. Emitted checks read every member that they declare, whatever its
 * value; so what nobody asked for is unknown, and there is no second list of members that could differ from the checks.
 *
 * @param known keeps the members of the types that a check enters, so that only the first value of each is watched as it is
 *   read. Without it every value is, and numbers that have lost digits are told of.
 * @returns what tells of the members that were not known, or not allowed; to be called when the check is through
 */
export function observe(check: Check, remark: Remark, known?: KnownMembers): () => void {
  const visits: Visit[] = [];
  check.remark = remark;
  check.watch = (object, _, type, rules) => {
    const value = object as Visit["value"];
    if (rules === ANY) return value;
    remarkType(value, check, type, rules, remark);
    const members = known?.get(type);
    const asked = new Set<string>();
    visits.push({
      value,
      type,
      path: check.path.slice(0, check.depth),
      asked: members ?? asked,
      rules: typeof rules === "object" ? rules : {},
    });
    if (members !== undefined) return value;
    return new Proxy(value, {
      get(target, name: string) {
        const member = target[name];
        if (!asked.has(name) && isInexact(member)) {
          remark(
            member,
            name,
            check,
            "a string (a number this large loses digits)",
            "lost-precision",
          );
        }
        asked.add(name);
        return member;
      },
    });
  };
  return () => {
    for (const visit of visits) {
      known?.set(visit.type, visit.asked);
      remarkMembers(visit, check, remark);
    }
  };
}

/** Whether a number may have been another in the text it was parsed from, and could be an Int64. */
function isInexact(value: unknown): boolean {
  return (
    Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) <= 2 ** 63
  );
}

/** Whether the last issue is of the type of the object that was entered. */
function isReported({ issues, path, depth }: Check): boolean {
  const last = issues?.at(-1)?.path.join("/");
  return last !== undefined && last === [...path.slice(1, depth), "@odata.type"].join("/");
}

function remarkType(
  value: Visit["value"],
  check: Check,
  type: string,
  rules: TypeRules | undefined,
  remark: Remark,
): void {
  const given = value["@odata.type"];
  const named = typeOf(value, check);
  if (isReported(check)) return;
  // What is updated has its type already.
  const isLeftOut = given === undefined && check.mode !== UPDATE;
  const isAbstract = (typeof rules === "object" ? rules["@odata.type"] : rules) === ABSTRACT;
  if (isAbstract && (isLeftOut || (given !== undefined && named === type))) {
    remark(given, "@odata.type", check, `a type derived from ${type}`, "abstract-type");
  } else if (given !== undefined && named !== type) {
    // What is abstract itself would be refused in its turn.
    const expected = isAbstract ? `a known type derived from ${type}` : type;
    remark(given, "@odata.type", check, expected, "unknown-type");
  }
}

function remarkMembers({ value, path, asked, rules }: Visit, check: Check, remark: Remark): void {
  const place: Check = { ...check, path: [...path], depth: path.length };
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || name.startsWith("@")) continue;
    if (!asked.has(name) && !asked.has(ownerOf(name)) && rules["*"] !== OPEN) {
      remark(member, name, place, "no such member", "unknown-member");
    } else if (Object.hasOwn(rules, name) && (rules[name] ?? 0) & check.mode) {
      remark(member, name, place, "no value (read-only)", "read-only");
    }
  }
}

/** The member that an annotation is of. */
function ownerOf(name: string): string {
  return name.split("@", 1)[0] ?? "";
}
