import { createHash } from "node:crypto";
import { lstat, mkdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
import { runAs } from "./run-as.js";
import { sharedPlace } from "./shared-place.js";
import { unprivilegedAccount } from "./unprivileged-account.js";
/**
 * Finds the cluster of a data folder: `<dataDir>/postgres`. Run as root with a data folder that the
 * server's account cannot enter, it is `<shared place>/<hash of the data folder's path>/postgres`.
 * One that exists is always used, as the account that owns it, so that data is never left behind.
 * Throws AppError misconfigured when it belongs to somebody else or no folder will do.
 */
export async function locateCluster(options) {
    const dataDir = await makeDataDir(options.dataDir);
    const own = path.join(dataDir, "postgres");
    if (await isCluster(own))
        return { dataDir, ...(await existing(own)) };
    if (process.getuid?.() !== 0)
        return { dataDir, ...fresh(own, null) };
    const places = options.sharedPlaces.map((place) => path.join(place, keyOf(dataDir)));
    for (const place of places) {
        if ((await isCluster(path.join(place, "postgres"))) && (await sharedBelow(place))) {
            return { dataDir, ...(await existing(path.join(await realpath(place), "postgres"))) };
        }
    }
    const account = await unprivilegedAccount(options.accounts);
    if (await canEnter(account, dataDir))
        return { dataDir, ...fresh(own, account) };
    for (const place of places) {
        const real = await sharedBelow(place);
        if (real && (await canEnter(account, real))) {
            return { dataDir, ...fresh(path.join(real, "postgres"), account) };
        }
    }
    throw nowhere(dataDir, options.sharedPlaces);
}
async function makeDataDir(dataDir) {
    try {
        // Root lets the server's account pass through, and no more.
        const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
        await mkdir(dataDir, { recursive: true, mode });
        return await realpath(dataDir);
    }
    catch (cause) {
        throw new AppError("misconfigured", {
            say: `The data folder ${dataDir} cannot be used (${cause.message}). Set SDR_DATA_DIR to a folder you may write to, or DATABASE_URL to a PostgreSQL server.`,
            next: "Set SDR_DATA_DIR.",
            cause,
        });
    }
}
function fresh(clusterDir, account) {
    return { clusterDir, account, exists: false };
}
async function existing(clusterDir) {
    const { uid, gid } = await lstat(clusterDir);
    const me = process.getuid?.();
    if (me === undefined || uid === me) {
        if (me === 0)
            throw belongsTo(clusterDir, "root, as which PostgreSQL does not run");
        return { clusterDir, account: null, exists: true };
    }
    if (me !== 0)
        throw belongsTo(clusterDir, `another account (user id ${uid})`);
    const account = { uid, gid };
    if (!(await canEnter(account, clusterDir)))
        throw closed(clusterDir, uid);
    return { clusterDir, account, exists: true };
}
/** Both levels must be ours: the shared place and the folder of this data folder in it. */
async function sharedBelow(place) {
    const base = await sharedPlace(path.dirname(place));
    return base && sharedPlace(path.join(base, path.basename(place)));
}
/** Asked of the system itself, which knows about access lists and mounts. */
async function canEnter(account, folder) {
    if (account === null)
        return true;
    return (await runAs(account, ["/bin/sh", "-c", 'cd "$1"', "sh", folder])).code === 0;
}
/** One that is closed to us is a cluster too: somebody else's. */
async function isCluster(folder) {
    return stat(path.join(folder, "PG_VERSION")).then(() => true, (error) => error.code === "EACCES");
}
function keyOf(dataDir) {
    return createHash("sha256").update(dataDir).digest("hex").slice(0, 24);
}
function belongsTo(clusterDir, whom) {
    return new AppError("misconfigured", {
        say: `The database folder ${clusterDir} belongs to ${whom}. Run chat-sdr as its owner, or set SDR_DATA_DIR to another folder.`,
        next: "Run as the folder's owner, or set SDR_DATA_DIR.",
    });
}
function closed(clusterDir, uid) {
    return new AppError("misconfigured", {
        say: `The database folder ${clusterDir} belongs to user id ${uid}, who may no longer enter one of the folders above it. Give others the right to pass through them (chmod o+x), or run chat-sdr as that user.`,
        next: "chmod o+x the folders above it.",
    });
}
function nowhere(dataDir, places) {
    return new AppError("misconfigured", {
        say: `PostgreSQL does not run as root, and the account it would run as cannot enter ${dataDir} or ${places.join(" or ")} (closed, read-only, or made by somebody else). Set SDR_DATA_DIR to a folder that everybody may pass through, run as an ordinary user, or set DATABASE_URL.`,
        next: "Set SDR_DATA_DIR, or run as an ordinary user.",
    });
}
//# sourceMappingURL=locate-cluster.js.map