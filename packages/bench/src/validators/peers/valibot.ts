import * as v from "valibot";
import type { Judge } from "../race.js";
import { DATE_TIME } from "./date-time-pattern.js";

const text = v.nullish(v.string());
const int32 = v.pipe(v.number(), v.integer(), v.minValue(-2147483648), v.maxValue(2147483647));
const dateTime = v.pipe(v.string(), v.regex(DATE_TIME));
const status = v.looseObject({
  userPrincipalName: text,
  deviceName: text,
  devicePlatform: text,
  devicePlatformVersion: text,
  errorMessage: text,
  wasSuccessful: v.boolean(),
  userId: v.string(),
  checkinDateTime: dateTime,
  appliedPolicies: v.optional(v.array(v.string())),
});
const policy = v.looseObject({
  id: v.string(),
  displayName: text,
  description: text,
  policyPayload: text,
  userPreferencePayload: text,
  priority: v.optional(int32),
  lastModifiedDateTime: v.nullish(dateTime),
  userCheckinSummary: v.nullish(
    v.looseObject({ succeededUserCount: int32, failedUserCount: int32 }),
  ),
  checkinStatuses: v.optional(v.array(status)),
});
const schema = v.looseObject({ value: v.array(policy) });

export const valibot: Judge = { name: "valibot", judge: (page) => v.safeParse(schema, page) };
