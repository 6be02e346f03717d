import type pg from "pg";
import { AppError } from "../errors.ts";

/** What a start alone makes, an account with a sandbox, is no work of anybody's. */
const WORK = [
  "leads",
  "campaigns",
  "messages",
  "integration_credentials",
  "suppressions",
  "inbound_mail",
];

/** Refuses to load a backup over somebody's data, or under a running product. Throws `conflict`. */
export async function refuseUsedDatabase(db: pg.Client): Promise<void> {
  const { rows: busy } = await db.query(
    "select 1 from pg_stat_activity where datname = current_database() and usename in ('sdr_app', 'sdr_owner')",
  );
  if (busy.length > 0) {
    throw new AppError("conflict", {
      say: "Chat SDR is running on this database, so a backup cannot be restored into it.",
      next: "Stop `sdr start` and every MCP client that uses it, then restore again.",
    });
  }
  for (const table of WORK) {
    if (await hasRows(db, table)) throw used(table);
  }
}

/** Takes away an unused schema, to be made anew by the migrations. */
export async function clearDatabase(db: pg.Client): Promise<void> {
  await db.query(`
    begin;
    drop schema if exists dispatch cascade;
    drop schema if exists public cascade;
    create schema public authorization pg_database_owner;
    grant usage on schema public to public;
    commit`);
}

async function hasRows(db: pg.Client, table: string): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(
    "select to_regclass('public.' || $1) is not null as there",
    [table],
  );
  if (!rows[0]?.there) return false;
  return (await db.query(`select 1 from public.${table} limit 1`)).rows.length > 0;
}

function used(table: string): AppError {
  return new AppError("conflict", {
    say: `This database has ${table.replaceAll("_", " ")} in it, and a backup is restored into an empty one only.`,
    next: "Set SDR_DATA_DIR to a new folder, or move the old data folder away, then restore again.",
  });
}
