export { array } from "./array.js";
export { bare } from "./bare.js";
export type { Check, Key, MembersOf, Qualify, TypeCheck } from "./check.js";
export { collection } from "./collection.js";
export { collectionSchema } from "./collection-schema.js";
export { createSchema } from "./create-schema.js";
export { enter } from "./enter.js";
export { enumeration } from "./enumeration.js";
export { errorSchema, type ErrorBody } from "./error-schema.js";
export { flags } from "./flags.js";
export { invalid } from "./invalid.js";
export type { Issue, IssueCode } from "./issue.js";
export { items } from "./items.js";
export { leave } from "./leave.js";
export { ALWAYS, ON_CREATE, ON_READ } from "./modes.js";
export { notesOf } from "./notes-of.js";
export { nullableCollection } from "./nullable-collection.js";
export { partialSchema, type Cut } from "./partial-schema.js";
export { primitive } from "./primitive.js";
export { inEachMode, type RegisteredSchemas, type Registry } from "./registry.js";
export { report } from "./report.js";
export { responseSchema } from "./response-schema.js";
export { routeSchemas } from "./routes/route-schemas.js";
export type {
  BodySchemas,
  RouteAction,
  RouteSchemas,
  RouteType,
  RouteTypes,
} from "./routes/route-type.js";
export { ABSTRACT, ANY, CREATE_ONLY, OPEN, READ_ONLY, type Rules } from "./rules.js";
export type { Result, Schema } from "./schema.js";
export type { StandardIssue, StandardResult, StandardSchemaV1 } from "./standard-schema.js";
export { typeOf } from "./type-of.js";
export { updateSchema } from "./update-schema.js";
export { ValidationError } from "./validation-error.js";
export { valueSchema } from "./value-schema.js";
export { checkAnything, isAnything } from "./values/anything.js";
export { checkBinary, isBinary, nullableBinary } from "./values/binary.js";
export { checkBoolean, isBoolean, nullableBoolean } from "./values/boolean.js";
export { checkByte, isByte, nullableByte } from "./values/byte.js";
export { checkDate, isDate, nullableDate } from "./values/date.js";
export {
  checkDateTimeOffset,
  isDateTimeOffset,
  nullableDateTimeOffset,
} from "./values/date-time-offset.js";
export { checkDecimal, isDecimal, nullableDecimal } from "./values/decimal.js";
export { checkDouble, isDouble, nullableDouble } from "./values/double.js";
export { checkDuration, isDuration, nullableDuration } from "./values/duration.js";
export { checkGeo, isGeo, nullableGeo } from "./values/geo.js";
export {
  checkGeoCollection,
  isGeoCollection,
  nullableGeoCollection,
} from "./values/geo-collection.js";
export {
  checkGeoLineString,
  isGeoLineString,
  nullableGeoLineString,
} from "./values/geo-line-string.js";
export {
  checkGeoMultiLineString,
  isGeoMultiLineString,
  nullableGeoMultiLineString,
} from "./values/geo-multi-line-string.js";
export {
  checkGeoMultiPoint,
  isGeoMultiPoint,
  nullableGeoMultiPoint,
} from "./values/geo-multi-point.js";
export {
  checkGeoMultiPolygon,
  isGeoMultiPolygon,
  nullableGeoMultiPolygon,
} from "./values/geo-multi-polygon.js";
export { checkGeoPoint, isGeoPoint, nullableGeoPoint } from "./values/geo-point.js";
export { checkGeoPolygon, isGeoPolygon, nullableGeoPolygon } from "./values/geo-polygon.js";
export { checkGuid, isGuid, nullableGuid } from "./values/guid.js";
export { checkInt16, isInt16, nullableInt16 } from "./values/int16.js";
export { checkInt32, isInt32, nullableInt32 } from "./values/int32.js";
export { checkInt64, isInt64, nullableInt64 } from "./values/int64.js";
export { isLongerThan } from "./values/longer-than.js";
export { checkPrimitive, isPrimitive, nullablePrimitive } from "./values/primitive.js";
export { checkSByte, isSByte, nullableSByte } from "./values/sbyte.js";
export { checkSingle, isSingle, nullableSingle } from "./values/single.js";
export {
  checkString,
  isString,
  isString as isStream,
  nullableString,
  nullableString as nullableStream,
} from "./values/string.js";
export { checkTimeOfDay, isTimeOfDay, nullableTimeOfDay } from "./values/time-of-day.js";
