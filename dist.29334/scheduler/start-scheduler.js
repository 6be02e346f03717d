import cron from "node-cron";
/**
 * Ticks the timetable. A tick claims from the database, so any number of schedulers may run side by
 * side; a job of this process that is still busy is not started twice.
 */
export function startScheduler({ core, timetable, log, drainMs = 25_000, }) {
    const stopping = new AbortController();
    const busy = new Map();
    const tick = (job) => {
        if (stopping.signal.aborted || busy.has(job.name))
            return;
        const work = runJob(job, { core, signal: stopping.signal })
            .catch((error) => log.error({ job: job.name, err: String(error) }, "a job failed"))
            .finally(() => busy.delete(job.name));
        busy.set(job.name, work);
    };
    const tasks = timetable.map((job) => cron.schedule(job.cron, () => tick(job), { name: job.name }));
    return {
        async stop() {
            stopping.abort();
            await Promise.all(tasks.map(async (task) => task.destroy()));
            const timeout = new Promise((resolve) => setTimeout(resolve, drainMs).unref());
            await Promise.race([Promise.all(busy.values()), timeout]);
        },
    };
}
/** Runs one job until nothing is due; for the scheduler, and for operators and tests once. */
export async function runJob(job, context) {
    while (!context.signal.aborted && (await job.run(context)) > 0)
        ;
}
//# sourceMappingURL=start-scheduler.js.map