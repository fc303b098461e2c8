import type { Literal } from "./literal.js";

/** What JavaScript values stand for a value of each primitive type in an address, by the type's name without `Edm.`. */
export interface Edm {
  String: string;
  Boolean: boolean;
  Byte: number;
  SByte: number;
  Int16: number;
  Int32: number;
  Int64: number | bigint | Literal<"Decimal">;
  Decimal: number | Literal<"Decimal">;
  Double: number;
  Single: number;
  Guid: Literal<"Guid">;
  Date: Literal<"Date">;
  DateTimeOffset: Date | Literal<"DateTimeOffset" | "Date">;
  TimeOfDay: Literal<"TimeOfDay">;
  Duration: Literal<"Duration">;
  Binary: Literal<"Binary">;
  Enum: string | Literal<"Enum">;
}
