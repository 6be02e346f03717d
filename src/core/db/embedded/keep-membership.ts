import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { joinCluster, type Membership } from "./join-cluster.ts";
import { type RunnableCluster, stopPostmaster } from "./start-postmaster.ts";
import { LEASE_LOCK } from "./take-lease.ts";

/** A membership that mends itself until it is left. */
export type KeptMembership = Membership & { leave: () => Promise<void> };

const RETRY_MS = 1_000;

/**
 * Joins the cluster and stays in: should the server die under us, it is joined again (and so started
 * again, on the same port if possible). `leave` stops the server if nobody else is in; it may be
 * called more than once and does not throw.
 */
export async function keepMembership(options: {
  clusterDir: string;
  password: string;
  runnable: () => Promise<RunnableCluster>;
}): Promise<KeptMembership> {
  const { clusterDir, password, runnable } = options;
  const join = () => joinCluster(clusterDir, password, runnable);
  const first = await join();
  let current: Promise<pg.Client | null> = Promise.resolve(first.lease);
  let leaving: Promise<void> | undefined;

  const watch = (lease: pg.Client) =>
    lease.once("end", () => {
      if (!leaving) current = rejoin();
    });
  const rejoin = async (): Promise<pg.Client | null> => {
    while (!leaving) {
      const joined = await join().catch(() => null);
      if (joined) return watch(joined.lease);
      await sleep(RETRY_MS, undefined, { ref: false });
    }
    return null;
  };
  const leave = async () => {
    const lease = await current;
    if (lease) await leaveLease(lease, runnable).catch(() => {});
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
async function leaveLease(
  lease: pg.Client,
  runnable: () => Promise<RunnableCluster>,
): Promise<void> {
  try {
    await lease.query("select pg_advisory_unlock_shared($1)", [LEASE_LOCK]);
    const { rows } = await lease.query("select pg_try_advisory_lock($1) as last", [LEASE_LOCK]);
    if (rows[0]?.last) await stopPostmaster(await runnable());
  } finally {
    await lease.end().catch(() => {});
  }
}
