import pg from "pg";
import { migrate } from "../db/migrate.ts";
import { openConnection } from "../db/open-connection.ts";
import { readMigrations } from "../db/read-migrations.ts";
import { AppError } from "../errors.ts";
import type { BackupProgress } from "./backup-lines.ts";
import type { Backup, BackupRow, BackupTable } from "./read-backup.ts";
import { clearDatabase, refuseUsedDatabase } from "./refuse-used-database.ts";
import { settleRestored } from "./settle-restored.ts";
import { TEXT_FORMS } from "./text-forms.ts";

export type RestoreBackup = {
  backup: Backup;
  /** Logs in as a superuser: rows are loaded as they were, past triggers and row-level security. */
  superuserUrl: string;
  /** Logs in as the schema's owner, who migrates. */
  ownerUrl: string;
  migrationsFolder: string;
  onProgress: BackupProgress;
};

export type Restored = { rows: number; created_at: string; uncertain: number };

/**
 * Loads a backup into an empty embedded database: first the schema as it was then, then all rows in one
 * transaction, then the migrations since. Sending is off afterwards, and what was on its way is uncertain.
 * Throws AppError, and then nothing was loaded.
 */
export async function restoreBackup(request: RestoreBackup): Promise<Restored> {
  const { backup, superuserUrl, ownerUrl, migrationsFolder } = request;
  const { migrations, created_at } = backup.header;
  await refuseNewerBackup(migrations, migrationsFolder);
  const db = await openConnection({ url: superuserUrl, purpose: "restore" });
  try {
    await refuseUsedDatabase(db);
    await clearDatabase(db);
    await migrate({ url: ownerUrl, directory: migrationsFolder, only: migrations });
    const loaded = await load(db, request);
    await migrate({ url: ownerUrl, directory: migrationsFolder });
    // Or the first start would take this folder for a copy, after a person has switched sending on.
    await db.query("update public.installation set place = null");
    return { ...loaded, created_at };
  } finally {
    await db.end().catch(() => {});
  }
}

async function refuseNewerBackup(migrations: string[], folder: string): Promise<void> {
  const known = new Set((await readMigrations(folder)).map(({ name }) => name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new AppError("misconfigured", {
    say: `This backup was made by a newer version of Chat SDR (its database has ${unknown[0]}).`,
    next: "Install that version or a newer one, then restore again.",
  });
}

async function load(
  db: pg.Client,
  { backup, onProgress }: RestoreBackup,
): Promise<Omit<Restored, "created_at">> {
  const total = backup.header.tables.reduce((sum, table) => sum + table.rows, 0);
  let rows = 0;
  await db.query("begin");
  try {
    await db.query(TEXT_FORMS);
    // Rows point at one another in circles; the snapshot they come from was whole.
    await db.query("set local session_replication_role = replica");
    const types = await readTypes(db);
    // The migrations put rows of their own there.
    for (const { name } of backup.header.tables) await db.query(`delete from ${quoted(name)}`);
    for await (const chunk of backup.chunks) {
      await insert(db, types, chunk);
      rows += chunk.rows.length;
      onProgress({ rows, total });
    }
    await catchUpSequences(db);
    const uncertain = await settleRestored(db, backup.header.created_at);
    await db.query("commit");
    return { rows, uncertain };
  } catch (error) {
    await db.query("rollback").catch(() => {});
    throw error;
  }
}

/** `table.column` to its type, from the schema: nothing of the file becomes part of a statement unquoted. */
type Types = ReadonlyMap<string, string>;

async function readTypes(db: pg.Client): Promise<Types> {
  const { rows } = await db.query<{ name: string; type: string }>(
    `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

async function insert(
  db: pg.Client,
  types: Types,
  { table, rows }: { table: BackupTable; rows: BackupRow[] },
): Promise<void> {
  const values = table.columns.map((column, place) => {
    const type = types.get(`${table.name}.${column}`);
    if (!type) throw foreignColumn(table.name, column);
    return `(given.row->>${place})::${type}`;
  });
  await db.query(
    `insert into ${quoted(table.name)} (${table.columns.map((name) => pg.escapeIdentifier(name)).join(", ")})
     overriding system value
     select ${values.join(", ")} from json_array_elements($1::json) as given (row)`,
    [JSON.stringify(rows)],
  );
}

/** Numbers that PostgreSQL counts up go on after the highest that was restored. */
async function catchUpSequences(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column,
       pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  );
  for (const { table, column, sequence } of rows) {
    await db.query(
      `select setval($1::regclass, coalesce(max(${pg.escapeIdentifier(column)}), 1),
         max(${pg.escapeIdentifier(column)}) is not null) from ${quoted(table)}`,
      [sequence],
    );
  }
}

function quoted(table: string): string {
  return `public.${pg.escapeIdentifier(table)}`;
}

function foreignColumn(table: string, column: string): AppError {
  return new AppError("invalid_input", {
    say: `This backup cannot be restored: its ${table} have a column ${column} that the migrations it names do not make.`,
    field: "FILE",
    next: "Take another backup file. Nothing was restored.",
  });
}
