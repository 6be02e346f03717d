import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../errors.js";
/** The migrations `<directory>/<stamp>_<verb_noun>/migration.sql`, oldest first. */
export async function readMigrations(directory) {
    try {
        const entries = await readdir(directory, { withFileTypes: true });
        const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
        return await Promise.all(names.sort().map(async (name) => ({
            name,
            sql: await readFile(path.join(directory, name, "migration.sql"), "utf8"),
        })));
    }
    catch (cause) {
        throw new AppError("misconfigured", {
            say: `The migrations cannot be read (${cause.message}). They are part of the program: install it again.`,
            next: "Install chat-sdr again.",
            cause,
        });
    }
}
/** SHA-256 in hex, as Prisma stores it. */
export function checksumOf(sql) {
    return createHash("sha256").update(sql).digest("hex");
}
/** Whether a stored checksum is this text's; a checkout on Windows may have other line ends. */
export function isChecksumOf(sql, checksum) {
    const unix = sql.replaceAll("\r\n", "\n");
    return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksumOf(text) === checksum);
}
//# sourceMappingURL=read-migrations.js.map