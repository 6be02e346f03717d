import path from "node:path";
import pg from "pg";
import { AppError } from "../../errors.js";
/** Shared by everyone who uses the cluster; whoever can have it alone is the last. */
export const LEASE_LOCK = 23_826;
/**
 * Connects as superuser and takes a share of the lease, which lasts as long as the connection: a
 * killed process's share is gone at once. Answers null when the server does not (yet) answer or is
 * shutting down. Throws AppError misconfigured when it refuses our password.
 */
export async function takeLease(options) {
    const lease = new pg.Client({
        host: "127.0.0.1",
        port: options.port,
        user: "postgres",
        password: options.password,
        database: "postgres",
        ssl: false,
        application_name: `sdr-lease-${process.pid}`,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
    });
    lease.on("error", () => { }); // its end is what matters; whoever holds it listens for that
    try {
        await lease.connect();
        const folder = await lease.query("select current_setting('data_directory') folder");
        // Not a stranger on a port that was ours before a crash.
        if (path.resolve(folder.rows[0]?.folder ?? "") !== options.clusterDir)
            throw new Error("not ours");
        await lease.query("select pg_advisory_lock_shared($1)", [LEASE_LOCK]);
        return lease;
    }
    catch (error) {
        await lease.end().catch(() => { });
        if (isRefusal(error))
            throw passwordRefused(options.clusterDir, error);
        return null;
    }
}
function isRefusal(error) {
    const { code } = error;
    return code === "28P01" || code === "28000";
}
function passwordRefused(clusterDir, cause) {
    return new AppError("misconfigured", {
        say: `The database in ${clusterDir} refuses the password kept beside it. Restore the files sdr-password.* there from a backup of the same folder, or move the folder away to start with an empty database.`,
        next: "Restore the password files.",
        cause,
    });
}
//# sourceMappingURL=take-lease.js.map