/** An exact decimal number: digits / 10^scale. Without zeros at the end, so that equal numbers look the same. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/**
 * A number stands for the decimal that JavaScript writes for it, which is the one that JSON had; two of them compare as
 * numbers do. That spares most values the exact form.
 */
export type DecimalValue = number | Decimal;

/** The exact form. Numbers are finite here, as they are in JSON. */
function exact(value: DecimalValue): Decimal {
  if (typeof value !== "number") return value;
  return readDecimal(String(value)) ?? { digits: 0n, scale: 0 };
}

/** A number if that stands for the text's decimal; else the exact form. Undefined for what is none, or too large. */
export function readDecimalValue(text: string): DecimalValue | undefined {
  // Doubles keep 15 digits apart.
  return /^-?\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : readDecimal(text);
}

export function isZero(value: DecimalValue): boolean {
  return typeof value === "number" ? value === 0 : value.digits === 0n;
}

/** Results have at most so many digits; more are rounded away. */
const precision = 64;
/** Beyond 10^limit there is no number, so that no text of a few characters makes a number of megabytes. */
const exponentLimit = 1000;

/** The time to read digits grows faster than their number. */
const longest = 10_000;

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** The number that a text writes; undefined for what is none or too large. */
export function readDecimal(text: string): Decimal | undefined {
  if (text.length > longest) return undefined;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  return normalize(sign === "-" ? -digits : digits, fraction.length - Number(exponent));
}

/** Undefined where the number is too large. */
export function normalize(digits: bigint, scale: number): Decimal | undefined {
  if (digits === 0n) return { digits, scale: 0 };
  const text = digits.toString();
  const length = digits < 0n ? text.length - 1 : text.length;
  if (length - scale > exponentLimit) return undefined;
  if (length - scale < -exponentLimit) return { digits: 0n, scale: 0 };
  if (length > precision) {
    const cut = length - precision;
    return normalize(divideRounded(digits, 10n ** BigInt(cut)), scale - cut);
  }
  const zeros = text.length - text.replace(/0+$/, "").length;
  return zeros === 0
    ? { digits, scale }
    : { digits: digits / 10n ** BigInt(zeros), scale: scale - zeros };
}

/** Half goes to the even neighbour. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = 2n * (dividend - quotient * divisor);
  const size = rest < 0n ? -rest : rest;
  const isUp = size > divisor || (size === divisor && quotient % 2n !== 0n);
  if (!isUp) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}

function align(x: DecimalValue, y: DecimalValue): readonly [a: bigint, b: bigint, scale: number] {
  const a = exact(x);
  const b = exact(y);
  const scale = Math.max(a.scale, b.scale);
  return [
    a.digits * 10n ** BigInt(scale - a.scale),
    b.digits * 10n ** BigInt(scale - b.scale),
    scale,
  ];
}

export function compareDecimals(a: DecimalValue, b: DecimalValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = align(a, b);
  return left === right ? 0 : left < right ? -1 : 1;
}

export function addDecimals(a: DecimalValue, b: DecimalValue): Decimal | undefined {
  const [left, right, scale] = align(a, b);
  return normalize(left + right, scale);
}

export function negateDecimal(value: DecimalValue): Decimal {
  const { digits, scale } = exact(value);
  return { digits: -digits, scale };
}

export function multiplyDecimals(x: DecimalValue, y: DecimalValue): Decimal | undefined {
  const a = exact(x);
  const b = exact(y);
  return normalize(a.digits * b.digits, a.scale + b.scale);
}

/** The quotient, rounded to 28 digits behind the leading ones; the divisor is not zero. */
export function divideDecimals(x: DecimalValue, y: DecimalValue): Decimal | undefined {
  const a = exact(x);
  const b = exact(y);
  const shift = 28 + Math.max(0, b.digits.toString().length - a.digits.toString().length) + 1;
  const [dividend, divisor] = [a.digits * 10n ** BigInt(shift), b.digits];
  const isNegative = divisor < 0n;
  const digits = divideRounded(isNegative ? -dividend : dividend, isNegative ? -divisor : divisor);
  return normalize(digits, a.scale - b.scale + shift);
}

/** The rest of a division towards zero, with the dividend's sign; the divisor is not zero. */
export function divideRest(a: DecimalValue, b: DecimalValue): Decimal | undefined {
  const [left, right, scale] = align(a, b);
  return normalize(left % right, scale);
}

/** The nearest whole number in a direction; a half is rounded away from zero. */
export function roundDecimal(
  given: DecimalValue,
  direction: "floor" | "ceiling" | "nearest",
): Decimal {
  const value = exact(given);
  if (value.scale <= 0) return value;
  const unit = 10n ** BigInt(value.scale);
  const whole = value.digits / unit;
  const rest = value.digits - whole * unit;
  const away = rest < 0n ? -1n : 1n;
  const isStep =
    direction === "nearest"
      ? 2n * rest * away >= unit
      : direction === "floor"
        ? rest < 0n
        : rest > 0n;
  return normalize(isStep ? whole + away : whole, 0) ?? value;
}

export function decimalToNumber(value: DecimalValue): number {
  if (typeof value === "number") return value;
  const { digits, scale } = value;
  return Number(`${digits}e${-scale}`);
}

/** As OData writes it, without an exponent. */
export function formatDecimal(value: DecimalValue): string {
  const { digits, scale } = exact(value);
  if (scale <= 0) return (digits * 10n ** BigInt(-scale)).toString();
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return `${digits < 0n ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
