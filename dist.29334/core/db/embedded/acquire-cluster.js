import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
import { readPasswords } from "./cluster-passwords.js";
import { initCluster } from "./init-cluster.js";
import { keepMembership } from "./keep-membership.js";
import { locateCluster } from "./locate-cluster.js";
import { platformBinaries } from "./platform-binaries.js";
import { prepareDatabase } from "./prepare-database.js";
import { runnableBinaries } from "./runnable-binaries.js";
import { sharedPlace } from "./shared-place.js";
const MAJOR_VERSION = "18";
const ACCOUNTS = ["postgres", "nobody"];
const SHARED_PLACES = process.platform === "darwin"
    ? ["/Library/Application Support/chat-sdr", "/var/tmp/chat-sdr"]
    : ["/var/lib/chat-sdr", "/srv/chat-sdr", "/var/tmp/chat-sdr"];
/**
 * Joins the PostgreSQL cluster in a data folder, making it and starting its server as needed. All
 * local processes share one server: it outlives any of them, killed or not, until the last leaves.
 * Throws AppError misconfigured or unavailable, saying what to do, when there can be no server.
 */
export async function acquireCluster(options) {
    const places = options.sharedPlaces ?? SHARED_PLACES;
    const location = await locateCluster({
        dataDir: options.dataDir,
        sharedPlaces: places,
        accounts: options.accounts ?? ACCOUNTS,
    });
    const { clusterDir, dataDir } = location;
    const runnable = onDemand(() => makeRunnable(location, places));
    if (!location.exists)
        await initCluster(await runnable());
    await refuseOtherVersion(clusterDir);
    const passwords = await readPasswords(clusterDir);
    const membership = await keepMembership({ clusterDir, password: passwords.postgres, runnable });
    try {
        await prepareDatabase(membership.lease, passwords);
    }
    catch (error) {
        await membership.leave();
        throw error;
    }
    const url = urlsOf(passwords, membership.port);
    return {
        ownerUrl: url("sdr_owner"),
        appUrl: url("sdr_app"),
        superuserUrl: url("postgres"),
        dataDir,
        clusterDir,
        release: membership.leave,
    };
}
/** Looking for programs that run takes a while; who joins a running server needs none. */
async function makeRunnable(location, shared) {
    const { account, clusterDir, dataDir } = location;
    const installed = await platformBinaries();
    const places = async () => {
        if (account === null)
            return [dataDir];
        return (await Promise.all(shared.map(sharedPlace))).filter((place) => place !== null);
    };
    return { binaries: await runnableBinaries({ installed, account, places }), clusterDir, account };
}
async function refuseOtherVersion(clusterDir) {
    const made = (await readFile(path.join(clusterDir, "PG_VERSION"), "utf8")).trim();
    if (made === MAJOR_VERSION)
        return;
    throw new AppError("misconfigured", {
        say: `The database in ${clusterDir} was made by PostgreSQL ${made}, and this version of chat-sdr brings PostgreSQL ${MAJOR_VERSION}. Run \`sdr backup FILE\` with the version of chat-sdr that made it, then \`sdr restore FILE\` with this one into another SDR_DATA_DIR.`,
        next: "Use sdr backup and sdr restore, or another SDR_DATA_DIR.",
    });
}
/** `sslmode` is there lest a PGSSLMODE of the environment asks this local server for TLS. */
function urlsOf(passwords, port) {
    return (role) => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/sdr?sslmode=disable`;
}
function onDemand(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
//# sourceMappingURL=acquire-cluster.js.map