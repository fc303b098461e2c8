import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Judge } from "../race.js";

const text = { type: ["string", "null"] };
const int32 = { type: "integer", minimum: -2147483648, maximum: 2147483647 };
const dateTime = { type: "string", format: "date-time" };
const status = {
  type: "object",
  required: ["wasSuccessful", "userId", "checkinDateTime"],
  properties: {
    userPrincipalName: text,
    deviceName: text,
    devicePlatform: text,
    devicePlatformVersion: text,
    errorMessage: text,
    wasSuccessful: { type: "boolean" },
    userId: { type: "string" },
    checkinDateTime: dateTime,
    appliedPolicies: { type: "array", items: { type: "string" } },
  },
};
const policy = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string" },
    displayName: text,
    description: text,
    policyPayload: text,
    userPreferencePayload: text,
    priority: int32,
    lastModifiedDateTime: dateTime,
    userCheckinSummary: {
      type: "object",
      required: ["succeededUserCount", "failedUserCount"],
      properties: { succeededUserCount: int32, failedUserCount: int32 },
    },
    checkinStatuses: { type: "array", items: status },
  },
};

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile({
  type: "object",
  required: ["value"],
  properties: { value: { type: "array", items: policy } },
});

export const ajvWithFormats: Judge = {
  name: "Ajv with ajv-formats",
  judge: (page) => (validate(page) ? [] : validate.errors),
};
