import type { Remark, TypeCheck } from "./check.js";
import type { Mode } from "./modes.js";
import { observe, type KnownMembers } from "./observe.js";
import { record } from "./record.js";

/** The check of a request's body: what the metadata does not know, or lets the service alone set, is a fault. */
export function requestCheck(type: TypeCheck, mode: Mode): TypeCheck {
  const known: KnownMembers = new Map();
  return (value, name, check) => {
    check.mode = mode;
    const remark: Remark = (value, name, place, expected, code) => {
      if (code === "lost-precision") return;
      record((check.issues ??= []), value, name, place, expected, code);
    };
    const finish = observe(check, remark, known);
    type(value, name, check);
    finish();
  };
}
