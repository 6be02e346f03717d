import { acquireCluster } from "../../src/core/db/embedded/acquire-cluster.ts";
import { startDebianCluster } from "./start-debian-cluster.ts";
import { makeFolder, removeFolder, sweepFolders } from "./temporary-folders.ts";

/** The logins of a cluster; all to its database `sdr`. */
export type TestCluster = { ownerUrl: string; appUrl: string; superuserUrl: string };

/**
 * Starts an empty cluster in a temporary folder: the embedded one, or with TEST_PG=15 Debian's. For
 * tests that change roles, which a whole cluster shares; all others take a freshDatabase.
 */
export async function startTestCluster(): Promise<TestCluster & { stop: () => Promise<void> }> {
  await sweepFolders();
  const folder = await makeFolder();
  const version = process.env.TEST_PG;
  const { ownerUrl, appUrl, superuserUrl, release } = version
    ? await startDebianCluster({ folder, version })
    : await acquireCluster({ dataDir: folder });
  const stop = async () => {
    await release();
    await removeFolder(folder);
  };
  return { ownerUrl, appUrl, superuserUrl, stop };
}
