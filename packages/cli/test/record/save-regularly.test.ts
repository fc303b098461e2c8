import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { saveRegularly } from "../../src/record/save-regularly.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("saves what has changed once, soon", () => {
  const save = vi.fn();
  const saver = saveRegularly(save);
  for (let i = 0; i < 100; i++) saver.touch();
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(save).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(save).toHaveBeenCalledOnce();
  saver.touch();
  vi.advanceTimersByTime(500);
  expect(save).toHaveBeenCalledTimes(2);
});

test("saves more seldom where that takes long", () => {
  const save = vi.fn(() => void vi.advanceTimersByTime(1000));
  const saver = saveRegularly(save);
  for (let i = 0; i < 100; i++) {
    saver.touch();
    vi.advanceTimersByTime(1000);
  }
  expect(save.mock.calls.length).toBeGreaterThan(5);
  expect(save.mock.calls.length).toBeLessThan(12);
});

test("saves no more when it is stopped", () => {
  const save = vi.fn();
  const saver = saveRegularly(save);
  saver.touch();
  saver.stop();
  saver.touch();
  vi.advanceTimersByTime(60_000);
  expect(save).not.toHaveBeenCalled();
});
