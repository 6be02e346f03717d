import pg from "pg";
import { AppError } from "../errors.ts";
import { type BackupHeader, backupEnd } from "./backup-format.ts";
import { TEXT_FORMS } from "./text-forms.ts";

const FETCH = 200;
/** Raw mails are large; a handful in memory is enough. */
const FETCH_LARGE = 5;

/** Every table but Prisma's record, with its columns in order; what PostgreSQL computes itself is left out. */
const TABLES = `
  select c.relname as name,
    json_agg(a.attname order by a.attnum) as columns,
    bool_or(a.atttypid = 'bytea'::regtype) as large
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`;

const MIGRATIONS = `
  select migration_name as name from public._prisma_migrations
  where finished_at is not null and rolled_back_at is null order by migration_name`;

type Table = { name: string; columns: string[]; large: boolean };
export type BackupProgress = (done: { rows: number; total: number }) => void;

/**
 * The lines of a backup (see backup-format.ts) as of one moment, whoever writes meanwhile. `db` is a
 * superuser's connection, whom row-level security does not bind; it is in a transaction until the last line.
 * Throws `not_found` when nothing was ever stored.
 */
export async function* backupLines(
  db: pg.ClientBase,
  onProgress: BackupProgress,
): AsyncGenerator<string> {
  await db.query("begin isolation level repeatable read read only");
  try {
    await refuseEmpty(db);
    await db.query(TEXT_FORMS);
    const { rows: tables } = await db.query<Table>(TABLES);
    const header = await writeHeader(db, tables);
    yield `${JSON.stringify(header)}\n`;
    const total = header.tables.reduce((sum, table) => sum + table.rows, 0);
    let rows = 0;
    for (const table of tables) {
      for await (const chunk of readTable(db, table)) {
        yield chunk.map((row) => `${row}\n`).join("");
        rows += chunk.length;
        onProgress({ rows, total });
      }
    }
    yield `${backupEnd}\n`;
  } finally {
    await db.query("rollback");
  }
}

async function refuseEmpty(db: pg.ClientBase): Promise<void> {
  const { rows } = await db.query<{ made: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as made",
  );
  if (rows[0]?.made) return;
  throw new AppError("not_found", {
    say: "There is nothing to back up: this data folder has no data yet.",
    next: "Check SDR_DATA_DIR; `sdr doctor` says which folder is used.",
  });
}

async function writeHeader(db: pg.ClientBase, tables: Table[]): Promise<BackupHeader> {
  const { rows: migrations } = await db.query<{ name: string }>(MIGRATIONS);
  const counted: BackupHeader["tables"] = [];
  for (const { name, columns } of tables) {
    const { rows } = await db.query<{ rows: number }>(
      `select count(*)::int as rows from public.${pg.escapeIdentifier(name)}`,
    );
    counted.push({ name, columns, rows: rows[0]?.rows ?? 0 });
  }
  return {
    format: "chat-sdr backup",
    version: 1,
    created_at: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables: counted,
  };
}

async function* readTable(db: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map((column) => `${pg.escapeIdentifier(column)}::text`).join(", ");
  await db.query(
    `declare rows_of_table no scroll cursor for
     select json_build_array(${values})::text as row from public.${pg.escapeIdentifier(table.name)}`,
  );
  for (;;) {
    const { rows } = await db.query<{ row: string }>(
      `fetch ${table.large ? FETCH_LARGE : FETCH} from rows_of_table`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await db.query("close rows_of_table");
}
