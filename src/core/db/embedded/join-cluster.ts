import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { AppError } from "../../errors.ts";
import { type PostmasterState, postmasterState, removeStalePidFile } from "./postmaster-state.ts";
import { type RunnableCluster, startPostmaster } from "./start-postmaster.ts";
import { takeLease } from "./take-lease.ts";

/** A share in a running cluster: the connection that holds our lease, and the server's port. */
export type Membership = { lease: pg.Client; port: number };

const PAUSE_MS = 100;
const PATIENCE = 900; // pauses: a crash recovery may well take a minute
const RESTART_AFTER = 30; // pauses
const MAX_FAILED_STARTS = 5;

/**
 * Joins a cluster's server, starting it if nobody has. Any number of processes may do so at once:
 * PostgreSQL lets one server have the folder, and the others find it running.
 * `runnable` is asked for only if there is something to start. Throws AppError unavailable with the
 * server's own words when it does not come up.
 */
export async function joinCluster(
  clusterDir: string,
  password: string,
  runnable: () => Promise<RunnableCluster>,
): Promise<Membership> {
  let failedStarts = 0;
  for (let pause = 1; pause <= PATIENCE && failedStarts < MAX_FAILED_STARTS; pause++) {
    const state = await postmasterState(clusterDir);
    const joined = await joinRunning(clusterDir, password, state);
    if (joined) return joined;
    // One that is alive but never answers is left to pg_ctl's judgement from time to time.
    if (state.kind !== "live" || pause % RESTART_AFTER === 0) {
      const started = await startAfter(state, await runnable());
      if (started) continue;
      failedStarts++;
    }
    await sleep(PAUSE_MS);
  }
  throw await didNotStart(clusterDir);
}

async function joinRunning(
  clusterDir: string,
  password: string,
  state: PostmasterState,
): Promise<Membership | null> {
  if (state.kind !== "live" || state.port === null) return null;
  const lease = await takeLease({ clusterDir, password, port: state.port });
  return lease && { lease, port: state.port };
}

/** Answers false only when nothing runs now: another process may have started it just before us. */
async function startAfter(state: PostmasterState, cluster: RunnableCluster): Promise<boolean> {
  if (state.kind === "stale" && state.pidTaken) {
    await removeStalePidFile(cluster.clusterDir, state.pid);
  }
  if (await startPostmaster(cluster)) return true;
  return (await postmasterState(cluster.clusterDir)).kind === "live";
}

async function didNotStart(clusterDir: string): Promise<AppError> {
  const log = path.join(clusterDir, "start.log");
  const lines = (await readFile(log, "utf8").catch(() => "")).split("\n");
  const fatal =
    lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? "it does not answer";
  return new AppError("unavailable", {
    say: `The database in ${clusterDir} did not start: ${fatal.trim()}. Its logs are ${log} and ${path.join(clusterDir, "log")}. Mend that, or set DATABASE_URL to a PostgreSQL server.`,
    next: "Read the log named in the message.",
  });
}
