import { asAppError } from "../errors.js";
import { SEND_LEASE_SECONDS } from "./attempt.js";
import { sendTouch } from "./send-touch.js";
/** How many sends one process has under way at once. */
const CONCURRENCY = 8;
/** Claims what is due, over all tenants, and sends it. Stops claiming once the signal is aborted. */
export async function sendDueTouches(deps, options) {
    const report = { claimed: 0, results: {} };
    if (options.signal.aborted)
        return report;
    const attempts = await deps.db.prisma.$queryRaw `
    select step_id, user_id, clerk_id, attempt_id, recovering
    from dispatch.claim_due_steps(${options.limit}::int, ${SEND_LEASE_SECONDS}::int)`;
    report.claimed = attempts.length;
    const queue = [...attempts];
    const workers = Array.from({ length: Math.min(CONCURRENCY, queue.length) }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
            const result = await attemptOne(deps, next);
            report.results[result] = (report.results[result] ?? 0) + 1;
        }
    });
    await Promise.all(workers);
    return report;
}
/** One failed touch harms only itself; its lease runs out and it is looked at again. */
async function attemptOne(deps, attempt) {
    try {
        return await sendTouch(deps, attempt);
    }
    catch (thrown) {
        const error = asAppError(thrown);
        deps.log.error({ step_id: attempt.step_id, code: error.code, err: error.message }, "sending a touch failed");
        return "error";
    }
}
//# sourceMappingURL=send-due-touches.js.map