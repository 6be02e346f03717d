import { afterEach, beforeEach } from "vitest";

/** For tests that tell one story: after a step that failed, the rest is left out instead of failing slowly. */
export function endAtFailure(): void {
  let failed = false;
  beforeEach(({ skip }) => skip(failed, "an earlier step of the story failed"));
  afterEach(({ task }) => {
    failed ||= task.result?.state === "fail";
  });
}
