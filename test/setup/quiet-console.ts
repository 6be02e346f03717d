import { afterEach, beforeEach, expect, vi } from "vitest";

const expected: RegExp[] = [];
let said: string[] = [];

/** Allows, in this test, console errors and warnings that match; one must really come. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

beforeEach(() => {
  const hear = (...words: unknown[]) => {
    said.push(words.map(String).join(" "));
  };
  vi.spyOn(console, "error").mockImplementation(hear);
  vi.spyOn(console, "warn").mockImplementation(hear);
});

afterEach(() => {
  const patterns = expected.splice(0);
  const lines = said;
  said = [];
  const surprising = lines.filter((line) => !patterns.some((pattern) => pattern.test(line)));
  expect(surprising, "nothing unexpected may be said on console.error or console.warn").toEqual([]);
  const missing = patterns.filter((pattern) => !lines.some((line) => pattern.test(line)));
  expect(missing, "every expected console message must come").toEqual([]);
});
