import cron from "node-cron";
import type { Core } from "../core/core.ts";
import type { Job } from "./job.ts";

type SchedulerLog = { error(fields: object, text: string): void };

export type Scheduler = {
  /** Stops taking work and waits for what is under way, at most `drainMs`. */
  stop(): Promise<void>;
};

type StartScheduler = {
  core: Core;
  timetable: readonly Job[];
  log: SchedulerLog;
  /** Longest wait for work under way when stopping, in ms. */
  drainMs?: number;
};

/**
 * Ticks the timetable. A tick claims from the database, so any number of schedulers may run side by
 * side; a job of this process that is still busy is not started twice.
 */
export function startScheduler({
  core,
  timetable,
  log,
  drainMs = 25_000,
}: StartScheduler): Scheduler {
  // Before anything ticks: a scheduler that fails half-way could not be stopped by anybody.
  for (const { name, cron: times } of timetable) {
    if (!cron.validate(times)) throw new Error(`"${times}" is no time for the job ${name}`);
  }
  const stopping = new AbortController();
  const busy = new Map<string, Promise<void>>();
  const tick = (job: Job) => {
    if (stopping.signal.aborted || busy.has(job.name)) return;
    const work = runJob(job, { core, signal: stopping.signal })
      .catch((error: unknown) => log.error({ job: job.name, err: String(error) }, "a job failed"))
      .finally(() => busy.delete(job.name));
    busy.set(job.name, work);
  };
  const tasks = timetable.map((job) =>
    cron.schedule(job.cron, () => tick(job), { name: job.name }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(tasks.map(async (task) => task.destroy()));
      const timeout = new Promise((resolve) => setTimeout(resolve, drainMs).unref());
      await Promise.race([Promise.all(busy.values()), timeout]);
    },
  };
}

/** Runs one job until nothing is due. */
async function runJob(job: Job, context: { core: Core; signal: AbortSignal }): Promise<void> {
  while (!context.signal.aborted && (await job.run(context)) > 0);
}
