import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../errors.js";
import { isFolderHeld } from "./folder-lock.js";
import { postmasterState, removeStalePidFile } from "./postmaster-state.js";
import { serverLog, startPostmaster } from "./start-postmaster.js";
import { takeLease } from "./take-lease.js";
const PAUSE_MS = 100;
const PATIENCE = 900; // pauses: a crash recovery may well take a minute
const RESTART_AFTER = 30; // pauses
const MAX_FAILED = 5; // starts
const MAX_HELD = 50; // starts: a killed server's last processes may take a moment to end
/**
 * Joins a cluster's server, starting it if nobody has. Any number of processes may do so at once:
 * PostgreSQL lets one server have the folder, and the others find it running.
 * `runnable` is asked for only if there is something to start. Throws AppError unavailable with the
 * server's own words when it does not come up, or when another container's server has the folder.
 */
export async function joinCluster(clusterDir, password, runnable) {
    const count = { started: 0, failed: 0, held: 0 };
    for (let pause = 1; pause <= PATIENCE && count.failed < MAX_FAILED; pause++) {
        const state = await postmasterState(clusterDir);
        const joined = await joinRunning(clusterDir, password, state);
        if (joined)
            return joined;
        // One that is alive but never answers is left to pg_ctl's judgement from time to time.
        if (state.kind !== "live" || pause % RESTART_AFTER === 0) {
            const outcome = await startAfter(state, await runnable());
            count[outcome]++;
            if (outcome === "started")
                continue;
        }
        if (count.held >= MAX_HELD)
            throw heldElsewhere(clusterDir);
        await sleep(PAUSE_MS);
    }
    throw await didNotStart(clusterDir);
}
async function joinRunning(clusterDir, password, state) {
    if (state.kind !== "live" || state.port === null)
        return null;
    const lease = await takeLease({ clusterDir, password, port: state.port });
    return lease && { lease, port: state.port };
}
async function startAfter(state, cluster) {
    if (await isFolderHeld(cluster))
        return "held";
    await removeMisleadingPidFile(cluster.clusterDir, state);
    if (await startPostmaster(cluster))
        return "started";
    // Another process may have started it just before us.
    if ((await postmasterState(cluster.clusterDir)).kind === "live")
        return "started";
    return (await isFolderHeld(cluster)) ? "held" : "failed";
}
/** One that PostgreSQL would take for a running server's: of a process id reused, or cut short. */
async function removeMisleadingPidFile(clusterDir, state) {
    const reused = state.kind === "stale" && state.pidTaken;
    const empty = state.kind === "live" && state.pid === 0;
    if (reused || empty)
        await removeStalePidFile(clusterDir, state.pid);
}
function heldElsewhere(clusterDir) {
    return new AppError("unavailable", {
        say: `The database in ${clusterDir} is in use by a server that cannot be reached from here, as of another container with the same folder. Only processes of one machine or container can share it: stop the other, or give all of them the DATABASE_URL of one PostgreSQL server.`,
        next: "Stop the other server, or set DATABASE_URL.",
    });
}
async function didNotStart(clusterDir) {
    const log = serverLog(clusterDir);
    const lines = (await readFile(log, "utf8").catch(() => "")).split("\n");
    const words = lines
        .map((line) => line.match(/(LOG|FATAL|PANIC): +(.*)/)?.[2])
        .filter((word) => word !== undefined)
        .slice(-2)
        .join("; ");
    return new AppError("unavailable", {
        say: `The database in ${clusterDir} did not start: ${words || "it does not answer"}. Mend that (the server's log is ${log}), or set DATABASE_URL to another PostgreSQL server.`,
        next: "Read the log named in the message.",
    });
}
//# sourceMappingURL=join-cluster.js.map