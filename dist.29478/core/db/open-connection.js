import pg from "pg";
import { AppError } from "../errors.js";
const TIMEOUT_MS = 10_000;
/**
 * One direct connection for administration. Throws AppError misconfigured when the URL, the role or
 * the database is wrong, unavailable when the server does not answer; the password is never told.
 */
export async function openConnection(options) {
    const client = clientFor(options.url, options.purpose);
    client.on("error", () => { }); // a lost connection shows in the query that needed it
    try {
        await client.connect();
        return client;
    }
    catch (cause) {
        await client.end().catch(() => { });
        throw connectionError(cause, client);
    }
}
function clientFor(url, purpose) {
    try {
        // The driver itself takes any text, and connects to a host named "base".
        if (!/^postgres(ql)?:\/\//.test(url))
            throw new Error("not a postgresql:// URL");
        return new pg.Client({
            connectionString: url,
            application_name: `sdr-${purpose}`,
            connectionTimeoutMillis: TIMEOUT_MS,
        });
    }
    catch (cause) {
        throw new AppError("misconfigured", {
            say: "The database URL cannot be read. It must look like postgresql://user:password@host:5432/database.",
            next: "Correct DATABASE_URL or DATABASE_OWNER_URL.",
            cause,
        });
    }
}
function connectionError(cause, client) {
    const { code, message } = cause;
    const where = `the server ${client.host}:${client.port}`;
    if (code?.startsWith("28")) {
        return new AppError("misconfigured", {
            say: `The login as "${client.user}" was refused by ${where} (${message}). Check the user and password in the database URL.`,
            next: "Correct the user or password in the URL.",
            cause,
        });
    }
    if (code === "3D000") {
        return new AppError("misconfigured", {
            say: `There is no database "${client.database}" on ${where}. Create it, or correct its name in the database URL.`,
            next: "Create the database.",
            cause,
        });
    }
    return new AppError("unavailable", {
        say: `There is no answer from ${where} (${message || code}). Check that it runs and that host and port in the database URL are right.`,
        next: "Check the server, host and port.",
        cause,
    });
}
//# sourceMappingURL=open-connection.js.map