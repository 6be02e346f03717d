import { setTimeout as sleep } from "node:timers/promises";
import { joinCluster } from "./join-cluster.js";
import { stopPostmaster } from "./start-postmaster.js";
import { LEASE_LOCK } from "./take-lease.js";
const RETRY_MS = 1_000;
/**
 * Joins the cluster and stays in: should the server die under us, it is joined again (and so started
 * again, on the same port if possible). `leave` stops the server if nobody else is in; it may be
 * called more than once and does not throw.
 */
export async function keepMembership(options) {
    const { clusterDir, password, runnable } = options;
    const join = () => joinCluster(clusterDir, password, runnable);
    const first = await join();
    let current = Promise.resolve(first.lease);
    let leaving;
    const watch = (lease) => lease.once("end", () => {
        if (!leaving)
            current = rejoin();
    });
    const rejoin = async () => {
        while (!leaving) {
            const joined = await join().catch(() => null);
            if (joined)
                return watch(joined.lease);
            await sleep(RETRY_MS, undefined, { ref: false });
        }
        return null;
    };
    const leave = async () => {
        const lease = await current;
        if (lease)
            await leaveLease(lease, runnable).catch(() => { });
    };
    watch(first.lease);
    return {
        ...first,
        leave: () => {
            leaving ??= leave();
            return leaving;
        },
    };
}
/**
 * Only the last can have the lease alone. Whoever joins meanwhile waits for the lease we then hold,
 * is cut off by the stop, and starts the server anew.
 */
async function leaveLease(lease, runnable) {
    try {
        await lease.query("select pg_advisory_unlock_shared($1)", [LEASE_LOCK]);
        const { rows } = await lease.query("select pg_try_advisory_lock($1) as last", [LEASE_LOCK]);
        if (rows[0]?.last)
            await stopPostmaster(await runnable());
    }
    finally {
        await lease.end().catch(() => { });
    }
}
//# sourceMappingURL=keep-membership.js.map