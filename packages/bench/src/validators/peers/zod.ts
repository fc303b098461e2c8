import * as z from "zod";
import type { Judge } from "../race.js";
import { DATE_TIME } from "./date-time-pattern.js";

const text = z.string().nullish();
const dateTime = z.string().regex(DATE_TIME);
const status = z.looseObject({
  userPrincipalName: text,
  deviceName: text,
  devicePlatform: text,
  devicePlatformVersion: text,
  errorMessage: text,
  wasSuccessful: z.boolean(),
  userId: z.string(),
  checkinDateTime: dateTime,
  appliedPolicies: z.array(z.string()).optional(),
});
const policy = z.looseObject({
  id: z.string(),
  displayName: text,
  description: text,
  policyPayload: text,
  userPreferencePayload: text,
  priority: z.int32().optional(),
  lastModifiedDateTime: dateTime.nullish(),
  userCheckinSummary: z
    .looseObject({ succeededUserCount: z.int32(), failedUserCount: z.int32() })
    .nullish(),
  checkinStatuses: z.array(status).optional(),
});
const schema = z.looseObject({ value: z.array(policy) });

export const zod: Judge = { name: "zod", judge: (page) => schema.safeParse(page) };
