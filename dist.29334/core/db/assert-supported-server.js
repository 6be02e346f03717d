import { AppError } from "../errors.js";
const OLDEST = 15;
const NEWEST = 18;
/** Throws AppError misconfigured unless the server is PostgreSQL 15 to 18, which we test against. */
export async function assertSupportedServer(db) {
    const { rows } = await db.query("select current_setting('server_version') as version");
    const version = rows[0]?.version ?? "";
    if (isSupportedVersion(version))
        return;
    throw new AppError("misconfigured", {
        say: `The database server is PostgreSQL ${version}; chat-sdr needs ${OLDEST} to ${NEWEST}. Point DATABASE_URL at such a server.`,
        next: "Use a PostgreSQL server of version 15 to 18.",
    });
}
/** Takes a server's own words, like `15.18 (Debian 15.18-0+deb12u1)` or `19beta1`. */
export function isSupportedVersion(version) {
    const major = Number.parseInt(version, 10);
    return major >= OLDEST && major <= NEWEST;
}
//# sourceMappingURL=assert-supported-server.js.map