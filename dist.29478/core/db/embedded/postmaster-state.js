import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runAs } from "./run-as.js";
/** Reads the state of the server of a cluster; changes nothing. */
export async function postmasterState(clusterDir) {
    const lines = await pidFile(clusterDir);
    if (lines === null)
        return { kind: "none" };
    const pid = Number(lines[0]);
    // The file is made first and filled a moment later.
    if (!Number.isInteger(pid) || pid <= 0)
        return { kind: "live", pid: 0, port: null };
    const holder = await holderOf(pid, clusterDir);
    if (holder !== "server")
        return { kind: "stale", pid, pidTaken: holder === "other" };
    return { kind: "live", pid, port: Number(lines[3]) || null };
}
/** Removes a pid file that still names `pid`; another process may have replaced it meanwhile. */
export async function removeStalePidFile(clusterDir, pid) {
    const lines = await pidFile(clusterDir);
    if (Number(lines?.[0]) === pid)
        await rm(path.join(clusterDir, "postmaster.pid"), { force: true });
}
async function pidFile(clusterDir) {
    const file = path.join(clusterDir, "postmaster.pid");
    const text = await readFile(file, "utf8").catch(() => null);
    return text === null ? null : text.split("\n");
}
/** A server is known by `-D <its folder>` on its command line. */
async function holderOf(pid, clusterDir) {
    const command = await commandOf(pid);
    if (command === null)
        return "gone";
    // Windows does not tell; PostgreSQL itself sees through a taken process id there.
    if (process.platform === "win32")
        return "server";
    return command.includes(` -D ${clusterDir} `) ? "server" : "other";
}
/** A process's command line, null when there is no such process; a zombie's is empty. */
async function commandOf(pid) {
    // Slim Linux images have no ps, but all have /proc.
    if (process.platform === "linux") {
        const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
        return words === null ? null : words.replaceAll("\0", " ");
    }
    if (process.platform === "win32")
        return exists(pid) ? "" : null;
    const { code, output } = await runAs(null, ["ps", "-ww", "-o", "args=", "-p", String(pid)]);
    return code === 0 ? `${output} ` : null;
}
function exists(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return error.code === "EPERM";
    }
}
//# sourceMappingURL=postmaster-state.js.map