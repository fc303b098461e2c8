import type { Team, TeamCreate, TeamUpdate } from "./expected/src/index.js";

export const team: TeamCreate = {
  channels: [{}],
  "owner@odata.bind": "https://graph.microsoft.com/v1.0/people('1')",
  "members@odata.bind": [],
};
// @ts-expect-error -- nothing can be inserted there
export const logged: TeamCreate = { log: {} };
// @ts-expect-error -- the channels are the team's own, so there is nothing to link
export const linked: TeamCreate = { "channels@odata.bind": [] };

export const passedOn: TeamUpdate = {
  "owner@odata.bind": "https://graph.microsoft.com/v1.0/people('2')",
};
// @ts-expect-error -- related entities are changed where they are
export const emptied: TeamUpdate = { channels: [] };

export const ownerOf = (team: Team): string | undefined => team.owner?.id;
export const deputyOf = (team: Team): string | null | undefined => team.deputy && team.deputy.id;
