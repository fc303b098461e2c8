import { createGraphClient } from "whole-client";

declare const credential: { getToken(): Promise<{ token: string; expiresOnTimestamp: number }> };

const graph = createGraphClient({ credential });
const page = await graph.users.$get({ select: ["id", "displayName"] });
console.log(page.value.map(({ displayName }) => displayName));
