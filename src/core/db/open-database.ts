import { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

/** One connection pool to PostgreSQL, logged in as the application role. */
export type Database = {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** See `OpenDatabaseOptions`. */
  silenceMs: number;
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  url: string;
  poolSize?: number;
  applicationName?: string;
  /**
   * A line on which nothing came or went for so long, in ms, is lost, at either end; twice as long as a
   * transaction may last, when left out.
   */
  silenceMs?: number;
};

/** Opens the pool; nothing is connected until the first query. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { silenceMs = 60_000 } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? "chat-sdr",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    stream: () => endAtSilence(silenceMs),
  });
  // An idle connection that the server closes must not end the process; the next query reconnects.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    silenceMs,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Without an end to its silence a line that leads nowhere would hold up for ever whoever asked on it. */
function endAtSilence(ms: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(ms, () => {
    socket.destroy(new Error(`the database was silent for ${ms} ms`));
  });
}
