import type pg from "pg";
import { AppError } from "../errors.ts";
import { readMigrations } from "./read-migrations.ts";

const PREFIX = "chat-sdr ";

/**
 * Notes the newest migration as the comment of Prisma's own table. Any role can read a comment, while
 * the record itself stays the owner's.
 */
export async function noteSchemaVersion(db: pg.Client, newest: string | undefined): Promise<void> {
  // An older program that migrates later does not set it back.
  if (!newest || ((await readVersion(db)) ?? "") >= newest) return;
  // A comment takes no parameters.
  await db.query(
    `comment on table public._prisma_migrations is '${PREFIX}${newest.replaceAll("'", "''")}'`,
  );
}

/**
 * Refuses a database that lacks a migration of `directory`. Throws AppError misconfigured, which says to
 * run `sdr migrate`. A database that is further along is fine: a newer process migrated it.
 */
export async function refuseOutdatedSchema(pool: pg.Pool, directory: string): Promise<void> {
  const newest = (await readMigrations(directory)).at(-1)?.name ?? "";
  const version = await readVersion(pool);
  if (version !== null && version >= newest) return;
  throw new AppError("misconfigured", {
    say: version
      ? `The database was last migrated to ${version}, and this version of Chat SDR needs ${newest}.`
      : "The database of DATABASE_URL has no tables of Chat SDR yet, or was not made by `sdr migrate`.",
    field: "DATABASE_URL",
    next: "Set DATABASE_OWNER_URL and run `sdr migrate`, then start again.",
  });
}

async function readVersion(db: pg.Client | pg.Pool): Promise<string | null> {
  const { rows } = await db.query<{ note: string | null }>(
    "select obj_description(to_regclass('public._prisma_migrations'), 'pg_class') as note",
  );
  const note = rows[0]?.note ?? "";
  return note.startsWith(PREFIX) ? note.slice(PREFIX.length) : null;
}
