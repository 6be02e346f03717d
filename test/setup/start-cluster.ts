import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { acquireCluster } from "../../src/core/db/embedded/acquire-cluster.ts";
import { migrate } from "../../src/core/db/migrate.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { startDebianCluster } from "./start-debian-cluster.ts";

/** The logins of the run's one cluster. Their database is the template: clone it, do not enter it. */
export type TestCluster = { ownerUrl: string; appUrl: string; superuserUrl: string };

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/**
 * Starts one cluster for the whole run, the embedded one or with TEST_PG=15 Debian's, and applies
 * every migration once, to the database that freshDatabase clones. Answers the teardown.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "chat-sdr-test-"));
  await chmod(folder, 0o711); // when we are root, the server's account must pass through
  const version = process.env.TEST_PG;
  const { release, ...cluster } = version
    ? await startDebianCluster({ folder, version })
    : await acquireCluster({ dataDir: folder });
  const teardown = async () => {
    await release();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate({ url: cluster.ownerUrl, directory: MIGRATIONS });
    await makeTemplate(cluster.superuserUrl);
  } catch (error) {
    await teardown();
    throw error;
  }
  const { ownerUrl, appUrl, superuserUrl } = cluster;
  project.provide("cluster", { ownerUrl, appUrl, superuserUrl });
  return teardown;
}

async function makeTemplate(superuserUrl: string): Promise<void> {
  const url = superuserUrl.replace("/sdr?", "/postgres?"); // a template must have no visitors
  const db = await openConnection({ url, purpose: "test" });
  try {
    await db.query("alter system set fsync = off"); // this cluster need not survive a power cut
    await db.query("select pg_reload_conf()");
    await db.query("alter database sdr is_template true allow_connections false");
  } finally {
    await db.end();
  }
}
