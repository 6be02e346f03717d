import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.ts";
import { type ClusterPasswords, type ClusterRole, readPasswords } from "./cluster-passwords.ts";
import { initCluster } from "./init-cluster.ts";
import { keepMembership } from "./keep-membership.ts";
import { type Location, locateCluster } from "./locate-cluster.ts";
import { platformBinaries } from "./platform-binaries.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { runnableBinaries } from "./runnable-binaries.ts";
import { sharedPlace } from "./shared-place.ts";
import type { RunnableCluster } from "./start-postmaster.ts";

/** A share in the embedded cluster. All URLs are for the database `sdr`. */
export type Cluster = {
  /** Logs in as sdr_owner, for migrations. */
  ownerUrl: string;
  /** Logs in as sdr_app, for everything else. */
  appUrl: string;
  /** Logs in as postgres, for backups and tests. */
  superuserUrl: string;
  /** The data folder asked for, as the system knows it. */
  dataDir: string;
  /** The database's own folder; not inside the data folder when that is closed to its account. */
  clusterDir: string;
  /** Leaves the cluster; the last process to leave stops the server. Does not throw. */
  release: () => Promise<void>;
};

export type AcquireOptions = {
  dataDir: string;
  /** Folders to use when root's own are closed to the server's account. */
  sharedPlaces?: readonly string[];
  /** Accounts to run the server as when we are root, the best first. */
  accounts?: readonly string[];
};

const MAJOR_VERSION = "18";
const ACCOUNTS = ["postgres", "nobody"];
const SHARED_PLACES =
  process.platform === "darwin"
    ? ["/Library/Application Support/chat-sdr", "/var/tmp/chat-sdr"]
    : ["/var/lib/chat-sdr", "/srv/chat-sdr", "/var/tmp/chat-sdr"];

/**
 * Joins the PostgreSQL cluster in a data folder, making it and starting its server as needed. All
 * local processes share one server: it outlives any of them, killed or not, until the last leaves.
 * Throws AppError misconfigured or unavailable, saying what to do, when there can be no server.
 */
export async function acquireCluster(options: AcquireOptions): Promise<Cluster> {
  const places = options.sharedPlaces ?? SHARED_PLACES;
  const location = await locateCluster({
    dataDir: options.dataDir,
    sharedPlaces: places,
    accounts: options.accounts ?? ACCOUNTS,
  });
  const { clusterDir, dataDir } = location;
  const runnable = onDemand(() => makeRunnable(location, places));
  if (!location.exists) await initCluster(await runnable());
  await refuseOtherVersion(clusterDir);
  const passwords = await readPasswords(clusterDir);
  const membership = await keepMembership({ clusterDir, password: passwords.postgres, runnable });
  try {
    await prepareDatabase(membership.lease, passwords);
  } catch (error) {
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
async function makeRunnable(
  location: Location,
  shared: readonly string[],
): Promise<RunnableCluster> {
  const { account, clusterDir, dataDir } = location;
  const installed = await platformBinaries();
  const places = async () => {
    if (account === null) return [dataDir];
    return (await Promise.all(shared.map(sharedPlace))).filter((place) => place !== null);
  };
  return { binaries: await runnableBinaries({ installed, account, places }), clusterDir, account };
}

async function refuseOtherVersion(clusterDir: string): Promise<void> {
  const made = (await readFile(path.join(clusterDir, "PG_VERSION"), "utf8")).trim();
  if (made === MAJOR_VERSION) return;
  throw new AppError("misconfigured", {
    say: `The database in ${clusterDir} was made by PostgreSQL ${made}, and this version of chat-sdr brings PostgreSQL ${MAJOR_VERSION}. Go on with the version of chat-sdr that made it, or set SDR_DATA_DIR to another folder to begin with an empty database. To take the data along, dump it with pg_dump while that version runs, load it into a PostgreSQL server of yours, and name that one in DATABASE_URL.`,
    next: "Use the version of chat-sdr that made it, or another SDR_DATA_DIR.",
  });
}

/** `sslmode` is there lest a PGSSLMODE of the environment asks this local server for TLS. */
function urlsOf(passwords: ClusterPasswords, port: number): (role: ClusterRole) => string {
  return (role) => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/sdr?sslmode=disable`;
}

function onDemand<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
