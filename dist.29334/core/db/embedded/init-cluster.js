import { chown, rename, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
import { newPasswords, writePasswords, writePrivate } from "./cluster-passwords.js";
import { inWorkshop } from "./in-workshop.js";
import { runAs } from "./run-as.js";
const INITDB_OPTIONS = [
    ["--username", "postgres"],
    ["--auth", "scram-sha-256"],
    ["--encoding", "UTF8"],
    // Sorts by code point and knows every letter's case, alike on every operating system.
    ["--locale-provider", "builtin"],
    ["--builtin-locale", "C.UTF-8"],
    ["--locale", "C"],
    ["--no-sync"],
].flat();
/**
 * Makes an empty cluster with random passwords. It is built beside and renamed into place, whole;
 * of several processes that race the first wins and the others' work is thrown away.
 * Throws AppError unavailable with initdb's words when it fails.
 */
export async function initCluster(options) {
    const { binaries, clusterDir, account } = options;
    await inWorkshop(path.dirname(clusterDir), async (workshop) => {
        const next = path.join(workshop, "postgres");
        const passwordFile = path.join(workshop, "password");
        const passwords = newPasswords();
        if (account)
            await chown(workshop, account.uid, account.gid);
        await writePrivate(passwordFile, passwords.postgres, account);
        const { code, output } = await runAs(account, [
            binaries.initdb,
            ...INITDB_OPTIONS,
            ...["--pgdata", next, "--pwfile", passwordFile],
        ]);
        if (code !== 0)
            throw initdbFailed(clusterDir, output);
        await writePasswords(next, passwords, account);
        await publish(next, clusterDir);
    });
}
async function publish(next, clusterDir) {
    try {
        await rename(next, clusterDir);
    }
    catch (error) {
        const won = await stat(path.join(clusterDir, "PG_VERSION")).catch(() => null);
        if (!won)
            throw initdbFailed(clusterDir, error.message);
    }
}
function initdbFailed(clusterDir, output) {
    const reason = output.split("\n").findLast((line) => /error|fatal/i.test(line)) ?? output;
    return new AppError("unavailable", {
        say: `The database could not be made in ${clusterDir}: ${reason.trim()}. Mend that, or set DATABASE_URL to a PostgreSQL server.`,
        message: `initdb failed: ${output}`,
        next: "Mend the cause, or set DATABASE_URL.",
    });
}
//# sourceMappingURL=init-cluster.js.map