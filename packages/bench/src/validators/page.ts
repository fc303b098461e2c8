/** A page with one policy that has 20 check-in statuses, as a parsed response. */
export function createPage(): { value: Record<string, unknown>[] } {
  const checkinStatuses = Array.from({ length: 20 }, (_, index) => ({
    userPrincipalName: `user${index}@contoso.com`,
    deviceName: `DESKTOP-${index}`,
    devicePlatform: "Windows",
    devicePlatformVersion: "10.0.19043",
    wasSuccessful: index % 3 !== 0,
    userId: `8c4d4b2e-8a0f-4a55-9f3c-0b9b6d1c${String(index).padStart(4, "0")}`,
    checkinDateTime: `2021-07-${10 + index}T23:56:33.9571764-08:00`,
    errorMessage: index % 3 === 0 ? "not licensed" : null,
    appliedPolicies: ["Baseline", "Macros"],
  }));
  const policy = {
    "@odata.type": "#microsoft.graph.windowsOfficeClientSecurityConfiguration",
    id: "policy-1",
    displayName: "Baseline",
    description: null,
    priority: 1,
    lastModifiedDateTime: "2021-07-16T08:00:00Z",
    userCheckinSummary: { succeededUserCount: 13, failedUserCount: 7 },
    checkinStatuses,
  };
  return JSON.parse(JSON.stringify({ value: [policy] }));
}

/** The same with one fault: a number where a date and time is due, in the last status. */
export function createFaultyPage(): unknown {
  const page = createPage();
  const statuses = page.value[0]?.["checkinStatuses"];
  if (Array.isArray(statuses)) Object.assign(statuses.at(-1), { checkinDateTime: 20210716 });
  return page;
}
