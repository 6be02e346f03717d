import path from "node:path";
import { runAs } from "./run-as.js";
/** Whether some server, perhaps one that we cannot see, has the folder. */
export async function isFolderHeld(cluster) {
    return (await tryLock(cluster)).code === 1;
}
/**
 * The words to put before the command that starts the server; none where there is no flock(1). It
 * waits a little, because somebody's mere question whether the lock is held takes it for a moment.
 */
export async function lockingWords(cluster) {
    return (await tryLock(cluster)).code > 1 ? [] : ["flock", "-w", "0.5", lockFile(cluster)];
}
function tryLock(cluster) {
    return runAs(cluster.account, ["flock", "-n", lockFile(cluster), "true"]);
}
function lockFile(cluster) {
    return path.join(cluster.clusterDir, "sdr.lock");
}
//# sourceMappingURL=folder-lock.js.map