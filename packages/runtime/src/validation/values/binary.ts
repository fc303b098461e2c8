import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const alphabet = /^[\w+/-]*={0,2}$/;

/**
 * Edm.Binary: base64url by OData's rule `binaryValue`, padded or not; and base64 with `+` and `/`, which Graph sends and
 * wants. The last character has no bits that no byte has room for.
 */
export const isBinary = (value: unknown): value is string => {
  if (typeof value !== "string" || !alphabet.test(value)) return false;
  const digits = value.replace(/=+$/, "");
  const rest = digits.length % 4;
  if (digits.length !== value.length && value.length % 4 !== 0) return false;
  return (
    rest === 0 ||
    (rest === 2 && /[AQgw]$/.test(digits)) ||
    (rest === 3 && /[AEIMQUYcgkosw048]$/.test(digits))
  );
};

export const nullableBinary = (value: unknown): boolean =>
  value === null || value === undefined || isBinary(value);

export const checkBinary: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isBinary, "Binary");
