import type { Core } from "../core/core.ts";

/** What a job gets: the menu, and a signal that asks it to stop taking new work. */
export type JobContext = { core: Core; signal: AbortSignal };

/** One line of the timetable. */
export type Job = {
  name: string;
  /** node-cron expression with seconds; ticks only, all state is in the database. */
  cron: string;
  /** Does what is due and answers how much it was; more than zero has it run again at once. */
  run(context: JobContext): Promise<number>;
};
