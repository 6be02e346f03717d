import { afterEach, beforeEach } from "vitest";

/**
 * For tests that tell one story: after a step that failed, the rest is left out instead of failing slowly.
 * The step itself may be tried again: were its second try left out too, a broken story would pass.
 */
export function endAtFailure(): void {
  let failed: string | null = null;
  beforeEach(({ skip, task }) =>
    skip(failed !== null && failed !== task.id, "an earlier step of the story failed"),
  );
  afterEach(({ task }) => {
    if (task.result?.state === "fail") failed = task.id;
    else if (failed === task.id) failed = null;
  });
}
