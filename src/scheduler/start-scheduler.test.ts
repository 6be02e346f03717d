import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Core } from "../core/core.ts";
import type { Job } from "./job.ts";
import { startScheduler } from "./start-scheduler.ts";
import { timetable } from "./timetable.ts";

const SOON = { timeout: 10_000, interval: 20 };
/** The jobs of these tests ask nothing of it. */
const core = {} as Core;

function run(jobs: Record<string, Job["run"]>, drainMs = 10_000) {
  const errors: object[] = [];
  const timetable = Object.entries(jobs).map(([name, job]) => ({
    name,
    cron: "* * * * * *",
    run: job,
  }));
  const log = { error: (fields: object) => void errors.push(fields) };
  const scheduler = startScheduler({ core, timetable, log, drainMs });
  onTestFinished(() => scheduler.stop());
  return { errors, stop: scheduler.stop };
}

/** A job that holds until it is let go. */
function heldJob() {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const job = vi.fn<Job["run"]>(async () => {
    await held;
    return 0;
  });
  return { job, letGo };
}

describe("the scheduler", () => {
  it("knows every time in the timetable, and starts nothing when it does not know one", async () => {
    const idle = timetable.map((job) => ({ ...job, run: async () => 0 }));
    await startScheduler({ core, timetable: idle, log: { error: () => undefined } }).stop();
    const job = vi.fn<Job["run"]>(async () => 0);
    const good = { name: "good", cron: "* * * * * *", run: job };
    const bad = { name: "bad", cron: "20/30 * * * * *", run: job };
    const start = () =>
      startScheduler({ core, timetable: [good, bad], log: { error: () => undefined } });
    expect(start).toThrow('"20/30 * * * * *" is no time for the job bad');
  });

  it("runs a job again at once while there was something to do, and then by the clock", async () => {
    const answers = [3, 1];
    const job = vi.fn<Job["run"]>(async () => answers.shift() ?? 0);
    run({ job });
    await vi.waitFor(() => expect(job.mock.calls.length).toBeGreaterThanOrEqual(4), SOON);
  });

  it("does not start a job that is still busy, and goes on with the others", async () => {
    const { job, letGo } = heldJob();
    const other = vi.fn<Job["run"]>(async () => 0);
    run({ job, other });
    await vi.waitFor(() => expect(other.mock.calls.length).toBeGreaterThanOrEqual(3), SOON);
    expect(job).toHaveBeenCalledTimes(1);
    letGo();
    await vi.waitFor(() => expect(job.mock.calls.length).toBeGreaterThanOrEqual(2), SOON);
  });

  it("goes on with a job that failed and with all others, and logs which it was", async () => {
    const failing = vi.fn<Job["run"]>(async () => Promise.reject(new Error("no")));
    const other = vi.fn<Job["run"]>(async () => 0);
    const { errors } = run({ failing, other });
    await vi.waitFor(() => expect(failing.mock.calls.length).toBeGreaterThanOrEqual(2), SOON);
    expect(other).toHaveBeenCalled();
    expect(errors[0]).toEqual({ job: "failing", err: "Error: no" });
  });

  it("asks for no more work when it stops, and waits for what is under way", async () => {
    const { job, letGo } = heldJob();
    const { stop } = run({ job });
    await vi.waitFor(() => expect(job).toHaveBeenCalled(), SOON);
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await vi.waitFor(() => expect(job.mock.calls[0]?.[0].signal.aborted).toBe(true), SOON);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    letGo();
    await stopping;
    expect(job).toHaveBeenCalledTimes(1);
  });

  it("leaves work that takes too long, after as long as it was told to wait", async () => {
    const { job, letGo } = heldJob();
    const { stop } = run({ job }, 50);
    await vi.waitFor(() => expect(job).toHaveBeenCalled(), SOON);
    await stop();
    letGo();
    expect(job).toHaveBeenCalledTimes(1);
  });
});
