/** A point or span of time, exact to the picosecond: OData allows 12 fraction digits. */
export interface Moment {
  /** Whole seconds, rounded down: since 1970 UTC for an instant, since midnight for a time, or a duration's. */
  readonly seconds: number;
  /** From 0 to less than 10^12, to be added. */
  readonly picoseconds: number;
}

/** An Edm.DateTimeOffset. */
export interface Instant extends Moment {
  /** Minutes east of UTC. */
  readonly offset: number;
}

const picosecondsPerSecond = 1e12;
export const secondsPerDay = 86_400;

/** Negative if a is before or shorter than b. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.seconds === b.seconds ? a.picoseconds - b.picoseconds : a.seconds - b.seconds;
}

export function addMoments(a: Moment, b: Moment): Moment {
  const picoseconds = a.picoseconds + b.picoseconds;
  const carry = picoseconds >= picosecondsPerSecond ? 1 : 0;
  return {
    seconds: a.seconds + b.seconds + carry,
    picoseconds: picoseconds - carry * picosecondsPerSecond,
  };
}

export function negateMoment({ seconds, picoseconds }: Moment): Moment {
  if (picoseconds === 0) return { seconds: 0 - seconds, picoseconds };
  return { seconds: -seconds - 1, picoseconds: picosecondsPerSecond - picoseconds };
}

/** The days since 1970-01-01 of an Edm.Date; undefined for what is none. */
export function readDate(text: string): number | undefined {
  const match = /^(-?(?:0\d{3}|[1-9]\d{3,6}))-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  return countDays(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** An Edm.TimeOfDay, since midnight; undefined for what is none. */
export function readTimeOfDay(text: string): Moment | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = "", minutes = "", seconds = "0", fraction = ""] = match;
  return makeTime(Number(hours), Number(minutes), Number(seconds), readFraction(fraction));
}

const instantPattern =
  /^(-?(?:0\d{3}|[1-9]\d{3,6}))-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(Z|[+-]\d\d:\d\d)$/i;

/** An Edm.DateTimeOffset; undefined for what is none, also for days that no month has. */
export function readDateTimeOffset(text: string): Instant | undefined {
  return readCommonInstant(text) ?? matchInstant(text);
}

/** The usual form, `2020-01-01T00:00:00.1234567Z`, without a regular expression: lists have many. */
function readCommonInstant(text: string): Instant | undefined {
  const end = text.length - 1;
  if (end < 19 || text[end] !== "Z" || text[10] !== "T") return undefined;
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":") return undefined;
  let fraction = 0;
  if (end > 19) {
    if (text[19] !== "." || end < 21 || end > 32) return undefined;
    fraction = readDigits(text, 20, end) * (powersOfTen[32 - end] ?? Number.NaN);
  }
  const days = countDays(readDigits(text, 0, 4), readDigits(text, 5, 7), readDigits(text, 8, 10));
  const hours = readDigits(text, 11, 13);
  const time = makeTime(hours, readDigits(text, 14, 16), readDigits(text, 17, 19), fraction);
  // Where a digit is missing is NaN.
  if (days === undefined || time === undefined) return undefined;
  const seconds = days * secondsPerDay + time.seconds;
  return Number.isNaN(seconds + fraction)
    ? undefined
    : { seconds, picoseconds: fraction, offset: 0 };
}

const powersOfTen = Array.from({ length: 13 }, (_, exponent) => 10 ** exponent);

function readDigits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function matchInstant(text: string): Instant | undefined {
  const match = instantPattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds = "0", fraction = "", zone = ""] = match;
  const days = countDays(Number(year), Number(month), Number(day));
  const picoseconds = readFraction(fraction);
  const time = makeTime(Number(hours), Number(minutes), Number(seconds), picoseconds);
  const offset = readOffset(zone);
  if (days === undefined || time === undefined || offset === undefined) return undefined;
  return { seconds: days * secondsPerDay + time.seconds - offset * 60, picoseconds, offset };
}

const durationPattern =
  /^(-)?P(?=[\dT])(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:\.(\d{1,12}))?S)?)?$/i;

/** An Edm.Duration, of days and less; undefined for what is none. */
export function readDuration(text: string): Moment | undefined {
  const match = durationPattern.exec(text);
  if (match === null) return undefined;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const duration = {
    seconds:
      Number(days) * secondsPerDay + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    picoseconds: readFraction(fraction),
  };
  return sign === undefined ? duration : negateMoment(duration);
}

function readFraction(digits: string): number {
  return digits === "" ? 0 : Number(digits.padEnd(12, "0"));
}

function readOffset(zone: string): number | undefined {
  if (zone.length === 1) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function makeTime(
  hours: number,
  minutes: number,
  seconds: number,
  picoseconds: number,
): Moment | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return { seconds: hours * 3600 + minutes * 60 + seconds, picoseconds };
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 in the proleptic Gregorian calendar, which has a year 0. */
function countDays(year: number, month: number, day: number): number | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
  if (day < 1 || day > length) return undefined;
  // Years begin in March here, so that a leap day is the last one, and repeat every 400 years.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a number of days since 1970-01-01. */
export function splitDate(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The day and the time of day that clocks show at the instant's own offset. */
export function readClock({ seconds, picoseconds, offset }: Instant): {
  days: number;
  time: Moment;
} {
  const local = seconds + offset * 60;
  const days = Math.floor(local / secondsPerDay);
  return { days, time: { seconds: local - days * secondsPerDay, picoseconds } };
}
