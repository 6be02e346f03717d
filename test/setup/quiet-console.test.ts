// biome-ignore-all lint/suspicious/noConsole: the console is what is tested here
import { test } from "vitest";
import { expectConsole } from "./quiet-console.ts";

test.fails("an unexpected console error fails the test", () => {
  console.error("surprise");
});

test.fails("an unexpected console warning fails the test", () => {
  console.warn("surprise");
});

test.fails("an expected message that does not come fails the test", () => {
  expectConsole(/promised/);
});

test("an expected message does not fail the test", () => {
  expectConsole(/^promised 1$/);
  console.error("promised", 1);
});
