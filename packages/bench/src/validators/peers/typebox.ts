import { FormatRegistry, Type, type TSchema } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import type { Judge } from "../race.js";
import { DATE_TIME } from "./date-time-pattern.js";

FormatRegistry.Set("date-time", (text) => DATE_TIME.test(text));

const maybe = (schema: TSchema): TSchema => Type.Optional(Type.Union([schema, Type.Null()]));
const text = Type.String();
const int32 = Type.Integer({ minimum: -2147483648, maximum: 2147483647 });
const dateTime = Type.String({ format: "date-time" });
const status = Type.Object({
  userPrincipalName: maybe(text),
  deviceName: maybe(text),
  devicePlatform: maybe(text),
  devicePlatformVersion: maybe(text),
  errorMessage: maybe(text),
  wasSuccessful: Type.Boolean(),
  userId: text,
  checkinDateTime: dateTime,
  appliedPolicies: Type.Optional(Type.Array(text)),
});
const policy = Type.Object({
  id: text,
  displayName: maybe(text),
  description: maybe(text),
  policyPayload: maybe(text),
  userPreferencePayload: maybe(text),
  priority: Type.Optional(int32),
  lastModifiedDateTime: maybe(dateTime),
  userCheckinSummary: maybe(Type.Object({ succeededUserCount: int32, failedUserCount: int32 })),
  checkinStatuses: Type.Optional(Type.Array(status)),
});
const compiled = TypeCompiler.Compile(Type.Object({ value: Type.Array(policy) }));

export const typebox: Judge = {
  name: "TypeBox, compiled",
  judge: (page) => (compiled.Check(page) ? [] : [...compiled.Errors(page)]),
};
