import { createGraphClient } from "@graphslice/office-configuration-client";

declare const credential: { getToken(): Promise<{ token: string; expiresOnTimestamp: number }> };

const { clientConfigurations } = createGraphClient({ credential }).officeConfiguration;
const page = await clientConfigurations.$get({ select: ["id", "displayName"] });
console.log(page.value.map(({ displayName }) => displayName));
