import path from "node:path";
import { type Account, type Finished, runAs } from "./run-as.ts";

/**
 * PostgreSQL knows its own server by process id, which means nothing in another container that
 * shares the folder: there, two servers would ruin the data. So the server is started with a file
 * lock that lasts as long as its last process, where the system has flock(1), as Linux does.
 */
type Locked = { clusterDir: string; account: Account };

/** Whether some server, perhaps one that we cannot see, has the folder. */
export async function isFolderHeld(cluster: Locked): Promise<boolean> {
  return (await tryLock(cluster)).code === 1;
}

/**
 * The words to put before the command that starts the server; none where there is no flock(1). It
 * waits a little, because somebody's mere question whether the lock is held takes it for a moment.
 */
export async function lockingWords(cluster: Locked): Promise<string[]> {
  return (await tryLock(cluster)).code > 1 ? [] : ["flock", "-w", "0.5", lockFile(cluster)];
}

function tryLock(cluster: Locked): Promise<Finished> {
  return runAs(cluster.account, ["flock", "-n", lockFile(cluster), "true"]);
}

function lockFile(cluster: Locked): string {
  return path.join(cluster.clusterDir, "sdr.lock");
}
