import type { Account, AccountCreate, AccountUpdate } from "./expected/src/index.js";

const required = { login: "ada", password: "secret", notComputed: "given" };

export const account: AccountCreate = required;
export const complete: AccountCreate = { ...required, language: "en", isActive: false, tags: [] };
export const anonymous: AccountCreate = { ...required, nickname: null };
// @ts-expect-error -- a password must be given
export const open: AccountCreate = { login: "ada", notComputed: "given" };
// @ts-expect-error -- the service sets it
export const backdated: AccountCreate = { ...required, createdDateTime: "2026-01-31T00:00:00Z" };
// @ts-expect-error -- read only
export const winning: AccountCreate = { ...required, score: 1 };
// @ts-expect-error -- left out or given, never undefined
export const undecided: AccountCreate = { ...required, nickname: undefined };

export const nothing: AccountUpdate = {};
export const changed: AccountUpdate = { password: "more secret" };
// @ts-expect-error -- set once
export const renamed: AccountUpdate = { login: "grace" };
// @ts-expect-error -- no way to take it away
export const cleared: AccountUpdate = { password: null };

export const lines = ({ score, nickname }: Account): string[] => [
  score?.toFixed() ?? "not selected",
  nickname?.trim() ?? "none",
];
