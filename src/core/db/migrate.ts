import type pg from "pg";
import { AppError } from "../errors.ts";
import { applyMigration } from "./apply-migration.ts";
import { assertSupportedServer } from "./assert-supported-server.ts";
import { openConnection } from "./open-connection.ts";
import { isChecksumOf, type Migration, readMigrations } from "./read-migrations.ts";
import { noteSchemaVersion } from "./refuse-outdated-schema.ts";

type Recorded = { migration_name: string; checksum: string; finished_at: Date | null };

const PRISMA_LOCK = 72_707_369; // the key Prisma's own engine locks
const MAX_WAIT = "5min";

// Prisma's own table, so that its tools agree about what was done.
const TABLE = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * Applies, in order, the migrations in `directory` that the database does not have yet, as
 * `prisma migrate deploy` does but without its engine; answers their names. Several processes may
 * call it at once: one applies, the others wait. A failed or killed migration leaves nothing behind
 * and is tried again next time. Throws AppError, saying what to do.
 */
export async function migrate(options: {
  url: string;
  directory: string;
  /** Only these; a backup is loaded into the schema it was taken from. */
  only?: readonly string[];
}): Promise<string[]> {
  const { only } = options;
  const found = await readMigrations(options.directory);
  const migrations = only ? found.filter(({ name }) => only.includes(name)) : found;
  const db = await openConnection({ url: options.url, purpose: "migrate" });
  try {
    await assertSupportedServer(db);
    await takeTurn(db);
    const pending = await findPending(db, migrations);
    for (const migration of pending) await applyMigration(db, migration);
    await db.query("reset all"); // a file's `set` is not ours
    await noteSchemaVersion(db, migrations.at(-1)?.name);
    return pending.map((migration) => migration.name);
  } finally {
    await db.end().catch(() => {});
  }
}

/** The lock lasts as long as the connection. */
async function takeTurn(db: pg.Client): Promise<void> {
  try {
    await db.query("select set_config('lock_timeout', $1, false)", [MAX_WAIT]);
    await db.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    await db.query("set client_min_messages = warning"); // "already exists, skipping" is no news
    await db.query(TABLE);
  } catch (cause) {
    throw cannotBegin(cause, db);
  }
}

async function findPending(db: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await db.query<Recorded>(
    `select migration_name, checksum, finished_at from public._prisma_migrations
     where rolled_back_at is null`,
  );
  const recorded = new Map(rows.map((row) => [row.migration_name, row]));
  for (const { name, sql } of migrations) {
    const row = recorded.get(name);
    if (row && !row.finished_at) throw halfDone(name);
    if (row && !isChecksumOf(sql, row.checksum)) throw changedLater(name);
  }
  return migrations.filter(({ name }) => !recorded.has(name));
}

function cannotBegin(cause: unknown, db: pg.Client): AppError {
  const { code, message } = cause as { code?: string; message: string };
  if (code === "55P03") {
    return new AppError("unavailable", {
      say: `Another process has been migrating the database for ${MAX_WAIT}. Wait for it to end, then try again.`,
      next: "Try again later.",
      cause,
    });
  }
  if (code === "42501") {
    return new AppError("misconfigured", {
      say: `The role "${db.user}" may not change the schema of this database (${message}). Set DATABASE_OWNER_URL to a direct connection as the database's owner, and run \`sdr migrate\` again.`,
      next: "Set DATABASE_OWNER_URL.",
      cause,
    });
  }
  return new AppError("unavailable", {
    say: `The database could not be prepared for migrations (${message}). Try again.`,
    cause,
  });
}

/** Only a migration that cannot be a transaction (an index built concurrently) gets here. */
function halfDone(name: string): AppError {
  return new AppError("misconfigured", {
    say: `The migration ${name} began but never ended, and cannot be undone by itself. Remove what it left (as a rule an invalid index), then run in the database: update _prisma_migrations set rolled_back_at = now() where migration_name = '${name}' and finished_at is null; and then \`sdr migrate\`.`,
    next: "Clean up by hand, mark the migration as rolled back, then run sdr migrate.",
  });
}

function changedLater(name: string): AppError {
  return new AppError("misconfigured", {
    say: `The migration ${name} was changed after this database had applied it, so the two no longer match.`,
    next: "Restore the file as it was, and make the change in a new migration. A database whose data may go can be dropped instead.",
  });
}
