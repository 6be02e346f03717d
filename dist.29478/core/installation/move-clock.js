import { AppError } from "../errors.js";
/** Business time now (UTC). */
export async function readClock(deps) {
    const [row] = await deps.db.prisma.$queryRaw `select dispatch.app_now() as now`;
    if (!row)
        throw new AppError("unavailable", { say: "The database did not answer." });
    return row.now;
}
/** Sets how far business time runs ahead of real time, in ms. Refused once a real mailbox is connected. */
export async function moveClock(deps, aheadMs) {
    try {
        await deps.db.prisma.$executeRaw `
      select dispatch.set_clock_offset(make_interval(secs => ${aheadMs / 1000}::double precision))`;
    }
    catch (cause) {
        if (!String(cause).includes("P0S01"))
            throw cause;
        throw new AppError("not_allowed", {
            say: "The clock cannot be moved: a real mailbox is connected.",
            next: "Disconnect it to play with the sandbox again.",
            cause,
        });
    }
}
//# sourceMappingURL=move-clock.js.map