import type pg from "pg";
import { AppError } from "../errors.ts";

const OLDEST = 15;
const NEWEST = 18;

/** Throws AppError misconfigured unless the server is PostgreSQL 15 to 18, which we test against. */
export async function assertSupportedServer(db: pg.ClientBase | pg.Pool): Promise<void> {
  const { rows } = await db.query<{ version: string }>("show server_version");
  const version = rows[0]?.version ?? "";
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST && major <= NEWEST) return;
  throw new AppError("misconfigured", {
    say: `The database server is PostgreSQL ${version}; chat-sdr needs ${OLDEST} to ${NEWEST}. Point DATABASE_URL at such a server.`,
    next: "Use a PostgreSQL server of version 15 to 18.",
  });
}
