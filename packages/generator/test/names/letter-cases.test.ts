import { describe, expect, test } from "vitest";
import { toKebabCase } from "../../src/names/kebab-case.js";
import { toPascalCase } from "../../src/names/pascal-case.js";

describe("toKebabCase", () => {
  test.each([
    ["user", "user"],
    ["officeClientConfiguration", "office-client-configuration"],
    ["windows10XVpnProfile", "windows10-x-vpn-profile"],
    ["iOSApp", "i-os-app"],
    ["macOSLobApp", "mac-os-lob-app"],
    ["URL", "url"],
    ["aADUser", "a-ad-user"],
    ["Entity", "entity"],
    ["snake_case", "snake_case"],
    ["_hidden", "_hidden"],
    ["a1B2", "a1-b2"],
  ])("%s -> %s", (name, file) => {
    expect(toKebabCase(name)).toBe(file);
  });
});

describe("toPascalCase", () => {
  test.each([
    ["user", "User"],
    ["security.alert", "SecurityAlert"],
    ["iosApp", "IosApp"],
    ["Entity", "Entity"],
    ["_hidden", "_hidden"],
    ["a.b.c", "ABC"],
    ["snake_case", "Snake_case"],
  ])("%s -> %s", (name, type) => {
    expect(toPascalCase(name)).toBe(type);
  });
});
