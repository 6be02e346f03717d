import { randomUUID } from "node:crypto";
import { AppError } from "../errors.js";
import { checksumOf } from "./read-migrations.js";
/**
 * Runs one migration and records it, both in one transaction: killed half way, it was never there.
 * A statement that PostgreSQL forbids in a transaction (`create index concurrently`) runs outside of
 * one and must be alone in its file. Throws AppError with the server's words and the line.
 */
export async function applyMigration(db, migration) {
    await db.query("reset all"); // a file's `set` is not the next file's
    try {
        await db.query("begin");
        const id = await recordStart(db, migration);
        await db.query(migration.sql);
        await recordEnd(db, id);
        await db.query("commit");
    }
    catch (error) {
        await db.query("rollback").catch(() => { });
        if (codeOf(error) === "25001")
            return applyOutsideTransaction(db, migration);
        await recordFailure(db, migration, error).catch(() => { }); // the error itself matters more
        throw failed(migration, error);
    }
}
/** The record is written first: if this ends half way, somebody must look before it goes on. */
async function applyOutsideTransaction(db, migration) {
    const id = await recordStart(db, migration);
    try {
        await db.query(migration.sql);
    }
    catch (error) {
        await db.query("update public._prisma_migrations set logs = $2 where id = $1", [
            id,
            error.message,
        ]);
        throw failed(migration, error);
    }
    await recordEnd(db, id);
}
async function recordStart(db, { name, sql }) {
    const id = randomUUID();
    await db.query("insert into public._prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [id, checksumOf(sql), name]);
    return id;
}
async function recordEnd(db, id) {
    await db.query(`update public._prisma_migrations
     set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`, [id]);
}
async function recordFailure(db, migration, error) {
    await db.query(`insert into public._prisma_migrations (id, checksum, migration_name, logs, rolled_back_at)
     values ($1, $2, $3, $4, now())`, [randomUUID(), checksumOf(migration.sql), migration.name, error.message]);
}
function failed(migration, cause) {
    const { message, position } = cause;
    const line = position ? ` at line ${lineAt(migration.sql, Number(position))}` : "";
    const what = `The migration ${migration.name} failed${line}: ${message}.`;
    if (codeOf(cause) === "42501") {
        return new AppError("misconfigured", {
            say: `${what} Set DATABASE_OWNER_URL to a direct connection as the database's owner, who may also create roles, and run \`sdr migrate\` again.`,
            next: "Set DATABASE_OWNER_URL.",
            cause,
        });
    }
    return new AppError("internal", {
        say: `${what} The migrations before it stay applied. Mend the cause in the database or the file, and run \`sdr migrate\` again.`,
        next: "Mend the cause, then run sdr migrate.",
        cause,
    });
}
/** PostgreSQL counts characters from 1. */
function lineAt(sql, position) {
    return [...sql].slice(0, position - 1).filter((character) => character === "\n").length + 1;
}
function codeOf(error) {
    return error.code;
}
//# sourceMappingURL=apply-migration.js.map