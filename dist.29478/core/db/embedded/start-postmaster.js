import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { lockingWords } from "./folder-lock.js";
import { runAs } from "./run-as.js";
const SECONDS_TO_START = 60;
const SETTINGS = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "timezone=UTC",
    "log_timezone=UTC",
    // Starts, stops and crashes only: errors are told to the client, and quote people's data.
    "log_min_messages=log",
    "log_checkpoints=off",
];
/**
 * Starts a cluster's server as a daemon that outlives us (pg_ctl gives it a session of its own), on
 * the port it had before if that is free. Answers true once it takes connections; false when it does
 * not start, as when another process starts it at the same moment.
 */
export async function startPostmaster(cluster) {
    const { binaries, clusterDir, account } = cluster;
    const port = (await formerPort(clusterDir)) ?? (await freePort(0));
    const [program, ...words] = [...(await lockingWords(cluster)), binaries.pgCtl];
    const settings = SETTINGS.map((setting) => `-c ${setting}`).join(" ");
    const { code } = await runAs(account, [
        program ?? binaries.pgCtl,
        ...words,
        ...["start", "--wait", "--timeout", String(SECONDS_TO_START)],
        ...["--pgdata", clusterDir, "--log", serverLog(clusterDir)],
        ...["--options", `-p ${port} ${settings}`],
    ], { quiet: true });
    return code === 0;
}
/** Where a cluster's server says why it does not start. */
export function serverLog(clusterDir) {
    return path.join(clusterDir, "server.log");
}
/** Stops a cluster's server at once: open transactions are rolled back, all else is on disk. */
export async function stopPostmaster(cluster) {
    const { code } = await runAs(cluster.account, [
        cluster.binaries.pgCtl,
        ...["stop", "--wait", "--mode", "fast", "--pgdata", cluster.clusterDir],
    ]);
    return code === 0;
}
/** A restarted server on its old port is found again by the pools of those who still use it. */
async function formerPort(clusterDir) {
    const file = path.join(clusterDir, "postmaster.opts");
    const words = await readFile(file, "utf8").catch(() => "");
    const port = Number(words.match(/"-p" "(\d+)"/)?.[1] ?? 0);
    return port ? freePort(port).catch(() => null) : null;
}
/** The given port if nobody listens on it (else it rejects); with 0, any free one. */
function freePort(port) {
    return new Promise((resolve, reject) => {
        const server = createServer().once("error", reject);
        server.listen(port, "127.0.0.1", () => {
            const address = server.address();
            server.close(() => resolve(typeof address === "object" && address ? address.port : port));
        });
    });
}
//# sourceMappingURL=start-postmaster.js.map