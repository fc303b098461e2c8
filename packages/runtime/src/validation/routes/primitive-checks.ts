import type { TypeCheck } from "../check.js";
import { checkAnything } from "../values/anything.js";
import { checkBinary } from "../values/binary.js";
import { checkBoolean } from "../values/boolean.js";
import { checkByte } from "../values/byte.js";
import { checkDateTimeOffset } from "../values/date-time-offset.js";
import { checkDate } from "../values/date.js";
import { checkDecimal } from "../values/decimal.js";
import { checkDouble } from "../values/double.js";
import { checkDuration } from "../values/duration.js";
import { checkGuid } from "../values/guid.js";
import { checkInt16 } from "../values/int16.js";
import { checkInt32 } from "../values/int32.js";
import { checkInt64 } from "../values/int64.js";
import { checkPrimitive } from "../values/primitive.js";
import { checkSByte } from "../values/sbyte.js";
import { checkSingle } from "../values/single.js";
import { checkString } from "../values/string.js";
import { checkTimeOfDay } from "../values/time-of-day.js";

/** The checks of values of primitive types, by qualified name; of those that bytes or shapes of their own stand for, none. */
export const primitiveChecks: Readonly<Record<string, TypeCheck>> = {
  "Edm.Binary": checkBinary,
  "Edm.Boolean": checkBoolean,
  "Edm.Byte": checkByte,
  "Edm.Date": checkDate,
  "Edm.DateTimeOffset": checkDateTimeOffset,
  "Edm.Decimal": checkDecimal,
  "Edm.Double": checkDouble,
  "Edm.Duration": checkDuration,
  "Edm.Guid": checkGuid,
  "Edm.Int16": checkInt16,
  "Edm.Int32": checkInt32,
  "Edm.Int64": checkInt64,
  "Edm.SByte": checkSByte,
  "Edm.Single": checkSingle,
  "Edm.String": checkString,
  "Edm.TimeOfDay": checkTimeOfDay,
  "Edm.PrimitiveType": checkPrimitive,
  "Edm.Untyped": checkAnything,
};
