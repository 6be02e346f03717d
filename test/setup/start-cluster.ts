import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/core/db/migrate.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { startTestCluster, type TestCluster } from "./start-test-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The run's one cluster. Its database is the template: clone it, do not enter it. */
    cluster: TestCluster;
  }
}

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/**
 * Starts one cluster for the whole run and applies every migration once, to the database that
 * freshDatabase clones. Answers the teardown.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...cluster } = await startTestCluster();
  try {
    await migrate({ url: cluster.ownerUrl, directory: MIGRATIONS });
    await makeTemplate(cluster.superuserUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("cluster", cluster);
  return stop;
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
