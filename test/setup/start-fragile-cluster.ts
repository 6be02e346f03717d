import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { acquireCluster } from "../../src/core/db/embedded/acquire-cluster.ts";
import { migrate } from "../../src/core/db/migrate.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import type { TestCluster } from "./start-test-cluster.ts";
import { makeFolder, removeFolder } from "./temporary-folders.ts";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const LOOK_MS = 50;

/** A migrated cluster of one test alone, which it may bring down. Unlike the run's own, it keeps fsync. */
export type FragileCluster = TestCluster & {
  /**
   * Stops the server as `pg_ctl stop -m immediate` does: every connection is cut, nothing is flushed. Who
   * shares in the cluster starts it again, on the same port. Answers how long it was away, in ms.
   */
  crash(): Promise<number>;
  stop(): Promise<void>;
};

export async function startFragileCluster(): Promise<FragileCluster> {
  const folder = await makeFolder();
  const cluster = await acquireCluster({ dataDir: folder });
  const { ownerUrl, appUrl, superuserUrl, clusterDir } = cluster;
  await migrate({ url: ownerUrl, directory: MIGRATIONS });
  return {
    ownerUrl,
    appUrl,
    superuserUrl,
    async crash() {
      const crashed = Date.now();
      const pid = await postmasterOf(clusterDir);
      process.kill(pid, "SIGQUIT");
      while ((await postmasterOf(clusterDir).catch(() => pid)) === pid) await pause(LOOK_MS);
      while (!(await answers(superuserUrl))) await pause(LOOK_MS);
      return Date.now() - crashed;
    },
    async stop() {
      await cluster.release();
      await removeFolder(folder);
    },
  };
}

async function postmasterOf(clusterDir: string): Promise<number> {
  const pid = Number(
    (await readFile(path.join(clusterDir, "postmaster.pid"), "utf8")).split("\n")[0],
  );
  if (!(pid > 0)) throw new Error("the server is not up");
  return pid;
}

async function answers(url: string): Promise<boolean> {
  try {
    const db = await openConnection({ url, purpose: "test" });
    await db.end();
    return true;
  } catch {
    return false;
  }
}
