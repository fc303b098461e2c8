import { describe, expect, test } from "vitest";
import { parseChaos } from "../../src/chaos/parse-chaos.js";

describe("chaos in a line", () => {
  const cases: readonly (readonly [string, ReturnType<typeof parseChaos>])[] = [
    ["0.1", { rate: 0.1, rules: [] }],
    ["throttle", { rules: [{ fault: "throttle" }] }],
    ["throttle=date@2", { rules: [{ fault: "throttle=date", nth: 2 }] }],
    [".5, reset=body:0.25", { rate: 0.5, rules: [{ fault: "reset=body", rate: 0.25 }] }],
    [
      "lost-answer@1:1 post /users/*, status=503 /a(b)",
      {
        rules: [
          { fault: "lost-answer", nth: 1, rate: 1, method: "POST", path: "/users/*" },
          { fault: "status=503", path: "/a(b)" },
        ],
      },
    ],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(parseChaos(text)).toEqual(expected);
  });
});

describe("what is none", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["", 'expected a fault such as throttle@2 but found ""'],
    ["throttle,", 'expected a fault such as throttle@2 but found ""'],
    ["@2", 'expected a fault such as throttle@2 but found "@2"'],
    ["1.5", '1.5: expected a rate from 0 to 1 but found "1.5"'],
    ["1.2.3", '1.2.3: expected a rate from 0 to 1 but found "1.2.3"'],
    ["0.1,0.2", "there are two rates: 0.1 and 0.2"],
    ["reset@0", 'reset@0: expected the number of a request, from 1, but found "0"'],
    ["reset:x", 'reset:x: expected a rate from 0 to 1 but found "x"'],
    ["reset GET POST", 'reset: expected a method or a /path but found "POST"'],
    ["reset 5", 'reset: expected a method or a /path but found "5"'],
  ];
  test.each(cases)("%s", (text, message) => {
    expect(() => parseChaos(text)).toThrow(message);
  });
});
