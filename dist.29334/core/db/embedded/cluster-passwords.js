import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
/** The login roles of a cluster: its superuser, the schema's owner, and the application. */
export const CLUSTER_ROLES = ["postgres", "sdr_owner", "sdr_app"];
/** 24 random bytes each, in an alphabet that needs no quoting in a URL or in SQL. */
export function newPasswords() {
    const password = () => randomBytes(24).toString("base64url");
    return { postgres: password(), sdr_owner: password(), sdr_app: password() };
}
/** Writes one 0600 file per role into a new cluster's folder, owned by the server's account. */
export async function writePasswords(clusterDir, passwords, account) {
    for (const role of CLUSTER_ROLES) {
        await writePrivate(fileOf(clusterDir, role), passwords[role], account);
    }
}
/** Throws AppError misconfigured when a file is gone or not readable for us. */
export async function readPasswords(clusterDir) {
    const read = (role) => readFile(fileOf(clusterDir, role), "utf8").catch((cause) => {
        throw new AppError("misconfigured", {
            say: `The password file ${fileOf(clusterDir, role)} cannot be read. Restore it from a backup of the data folder, or move the folder away to start with an empty database.`,
            next: "Restore the password file.",
            cause,
        });
    });
    return {
        postgres: await read("postgres"),
        sdr_owner: await read("sdr_owner"),
        sdr_app: await read("sdr_app"),
    };
}
/** `wx` opens no link that somebody else may have laid there before root writes. */
export async function writePrivate(file, text, account) {
    const handle = await open(file, "wx", 0o600);
    try {
        await handle.writeFile(text);
        if (account)
            await handle.chown(account.uid, account.gid);
    }
    finally {
        await handle.close();
    }
}
function fileOf(clusterDir, role) {
    return path.join(clusterDir, `sdr-password.${role}`);
}
//# sourceMappingURL=cluster-passwords.js.map