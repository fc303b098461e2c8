import { formatDecimal, type DecimalValue } from "./decimal.js";
import { negateMoment, readClock, splitDate, type Instant, type Moment } from "./moment.js";
import type { ValueType } from "./value-type.js";

/** A value as OData writes it in JSON strings and URLs, without quotes; null for what has no such form. */
export function formatValue(value: unknown, type: ValueType): string | null {
  // The type tells what the value is.
  switch (type.kind) {
    case "String":
    case "Guid":
    case "Binary":
      return value as string;
    case "Boolean":
    case "Integer":
      return String(value);
    case "Double":
      return formatDouble(value as number);
    case "Decimal":
      return formatDecimal(value as DecimalValue);
    case "Date":
      return formatDate(value as number);
    case "TimeOfDay":
      return formatTime(value as Moment);
    case "DateTimeOffset":
      return formatInstant(value as Instant);
    case "Duration":
      return formatDuration(value as Moment);
    case "Enum": {
      const bits = value as bigint;
      const member = type.type.members.find((candidate) => candidate.value === bits);
      return member?.name ?? formatFlags(bits, type);
    }
    case "Stream":
    case "Structured":
    case "Untyped":
    case "Null":
      return null;
  }
}

function formatDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "-INF" : "INF";
  return String(value);
}

/** The largest members first, so that a member that stands for several flags is used; numbers for what no members make. */
function formatFlags(bits: bigint, { type }: Extract<ValueType, { kind: "Enum" }>): string {
  const names: string[] = [];
  let rest = bits;
  const members = type.members.filter(({ value }) => value > 0n);
  for (const { name, value } of members.sort((a, b) => (a.value < b.value ? 1 : -1))) {
    if ((rest & value) !== value) continue;
    names.unshift(name);
    rest &= ~value;
  }
  return rest === 0n && names.length > 0 ? names.join(",") : bits.toString();
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}

function formatDate(days: number): string {
  const { year, month, day } = splitDate(days);
  const sign = year < 0 ? "-" : "";
  return `${sign}${pad(Math.abs(year), 4)}-${pad(month)}-${pad(day)}`;
}

function formatFraction(picoseconds: number): string {
  return picoseconds === 0 ? "" : `.${pad(picoseconds, 12).replace(/0+$/, "")}`;
}

function formatTime({ seconds, picoseconds }: Moment): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${pad(hours)}:${pad(minutes)}:${pad(seconds % 60)}${formatFraction(picoseconds)}`;
}

function formatInstant(instant: Instant): string {
  const { days, time } = readClock(instant);
  const minutes = Math.abs(instant.offset);
  const zone =
    minutes === 0
      ? "Z"
      : `${instant.offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return `${formatDate(days)}T${formatTime(time)}${zone}`;
}

function formatDuration(duration: Moment): string {
  if (duration.seconds < 0) return `-${formatDuration(negateMoment(duration))}`;
  const { seconds, picoseconds } = duration;
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${seconds % 60}${formatFraction(picoseconds)}`;
  const time = [
    hours === 0 ? "" : `${hours}H`,
    minutes === 0 ? "" : `${minutes}M`,
    rest === "0" ? "" : `${rest}S`,
  ].join("");
  const date = days === 0 ? "" : `${days}D`;
  if (time === "") return date === "" ? "PT0S" : `P${date}`;
  return `P${date}T${time}`;
}
