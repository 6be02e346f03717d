import { expect, it } from "vitest";
import { createLoop } from "./loop.ts";

const HOUR = 3_600_000;

/** A loop whose pauses outlast the test: only waking moves it. */
function slowLoop(step: () => Promise<boolean>) {
  const errors: unknown[] = [];
  return {
    errors,
    loop: createLoop({ step, idleMs: HOUR, onError: (error) => errors.push(error) }),
  };
}

it("works on while there is more, and then waits to be woken", async () => {
  const answers = [true, true, false, false];
  let asked = 0;
  let idle: () => void = () => undefined;
  const { loop } = slowLoop(async () => {
    const more = answers[asked++] ?? false;
    if (!more) idle();
    return more;
  });
  const firstRest = new Promise<void>((resolve) => {
    idle = resolve;
  });
  loop.start();
  await firstRest;
  expect(asked).toBe(3);
  const secondRest = new Promise<void>((resolve) => {
    idle = resolve;
  });
  loop.wake();
  await secondRest;
  expect(asked).toBe(4);
  await loop.stop();
});

it("goes on after a step that failed", async () => {
  let asked = 0;
  let again: () => void = () => undefined;
  const second = new Promise<void>((resolve) => {
    again = resolve;
  });
  const { loop, errors } = slowLoop(async () => {
    asked += 1;
    if (asked === 1) throw new Error("the database is away");
    again();
    return false;
  });
  loop.start();
  loop.wake();
  await second;
  await loop.stop();
  expect(errors).toHaveLength(1);
});

it("ends only when the step in progress is done", async () => {
  let finish: () => void = () => undefined;
  let done = false;
  const { loop } = slowLoop(async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    done = true;
    return true;
  });
  loop.start();
  const stopped = loop.stop().then(() => done);
  finish();
  expect(await stopped).toBe(true);
});
