import { isDateTimeOffset } from "@graphslice/runtime/validation";

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * The limit: nested conditions for this one page, written by hand, with all faults and their paths. What it knows of
 * dates is what the validators know.
 */
export function judgeByHand(page: unknown): { success: boolean; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const { value } = isObject(page) ? page : { value: undefined };
  if (!Array.isArray(value)) faults.push(faultAt(["value"], "array", value));
  else value.forEach((policy, index) => judgePolicy(policy, ["value", index], faults));
  return { success: faults.length === 0, faults };
}

function judgePolicy(policy: unknown, path: Fault["path"], faults: Fault[]): void {
  if (!isObject(policy)) return void faults.push(faultAt(path, "object", policy));
  const { id, priority, userCheckinSummary: summary, checkinStatuses: statuses } = policy;
  if (typeof id !== "string") faults.push(faultAt([...path, "id"], "String", id));
  for (const name of ["displayName", "description", "policyPayload", "userPreferencePayload"]) {
    judgeText(policy, name, path, faults);
  }
  if (priority !== undefined && !isInt32(priority)) {
    faults.push(faultAt([...path, "priority"], "Int32", priority));
  }
  const { lastModifiedDateTime: modified } = policy;
  if (modified !== undefined && modified !== null && !isDateTimeOffset(modified)) {
    faults.push(faultAt([...path, "lastModifiedDateTime"], "DateTimeOffset", modified));
  }
  if (isObject(summary)) {
    if (!isInt32(summary["succeededUserCount"]) || !isInt32(summary["failedUserCount"])) {
      faults.push(faultAt([...path, "userCheckinSummary"], "Int32", summary));
    }
  } else if (summary !== undefined && summary !== null) {
    faults.push(faultAt([...path, "userCheckinSummary"], "object", summary));
  }
  if (!Array.isArray(statuses)) {
    if (statuses !== undefined)
      faults.push(faultAt([...path, "checkinStatuses"], "array", statuses));
    return;
  }
  for (let index = 0; index < statuses.length; index += 1) {
    judgeStatus(statuses[index], path, index, faults);
  }
}

function judgeStatus(status: unknown, policy: Fault["path"], index: number, faults: Fault[]): void {
  const pathOf = (name: string): Fault["path"] => [...policy, "checkinStatuses", index, name];
  if (!isObject(status)) return void faults.push(faultAt([...policy, index], "object", status));
  const { userPrincipalName, deviceName, devicePlatform, devicePlatformVersion } = status;
  const { errorMessage, wasSuccessful, userId, checkinDateTime, appliedPolicies } = status;
  if (!isText(userPrincipalName))
    faults.push(faultAt(pathOf("userPrincipalName"), "String", userPrincipalName));
  if (!isText(deviceName)) faults.push(faultAt(pathOf("deviceName"), "String", deviceName));
  if (!isText(devicePlatform))
    faults.push(faultAt(pathOf("devicePlatform"), "String", devicePlatform));
  if (!isText(devicePlatformVersion)) {
    faults.push(faultAt(pathOf("devicePlatformVersion"), "String", devicePlatformVersion));
  }
  if (!isText(errorMessage)) faults.push(faultAt(pathOf("errorMessage"), "String", errorMessage));
  if (typeof wasSuccessful !== "boolean") {
    faults.push(faultAt(pathOf("wasSuccessful"), "Boolean", wasSuccessful));
  }
  if (typeof userId !== "string") faults.push(faultAt(pathOf("userId"), "String", userId));
  if (!isDateTimeOffset(checkinDateTime)) {
    faults.push(faultAt(pathOf("checkinDateTime"), "DateTimeOffset", checkinDateTime));
  }
  if (!Array.isArray(appliedPolicies) || !appliedPolicies.every(isText)) {
    faults.push(faultAt(pathOf("appliedPolicies"), "array of String", appliedPolicies));
  }
}

function judgeText(owner: Members, name: string, path: Fault["path"], faults: Fault[]): void {
  if (!isText(owner[name])) faults.push(faultAt([...path, name], "String", owner[name]));
}

function faultAt(path: Fault["path"], expected: string, found: unknown): Fault {
  return {
    path,
    message: `Invalid ${path.join("/")}: expected ${expected}, found ${String(found)}`,
  };
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function isInt32(value: unknown): boolean {
  return ((value as number) | 0) === value;
}
