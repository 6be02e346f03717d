import type { Prisma } from "./generated/client.ts";
import type { Database } from "./open-database.ts";

/** A transaction bound to one tenant by row-level security. */
export type TenantTransaction = Prisma.TransactionClient;

export type TenantScope = {
  tx: TenantTransaction;
  /** Business time: the database's clock, moved only in the playground and in tests. */
  now: Date;
  /** The database's own clock, for leases and for how fresh a reading is. */
  wall: Date;
};

/**
 * The only way to a tenant's rows: one interactive transaction whose claims are set locally, so that
 * nothing leaks to the next user of the connection, also behind PgBouncer in transaction mode.
 * `fn` must not wait for the network: it would hold row locks for as long.
 */
export function withTenant<T>(
  db: Database,
  clerkId: string,
  fn: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  return db.prisma.$transaction(
    async (tx) => {
      const claims = JSON.stringify({ sub: clerkId });
      // Should the line be lost from here on, the server must not keep our locks for a client it cannot hear.
      const idle = `${db.silenceMs}ms`;
      const [row] = await tx.$queryRaw<{ now: Date; wall: Date }[]>`
        select set_config('request.jwt.claims', ${claims}, true),
          set_config('idle_in_transaction_session_timeout', ${idle}, true),
          dispatch.app_now() as now, now() as wall`;
      if (!row) throw new Error("the tenant could not be set");
      return fn({ tx, now: row.now, wall: row.wall });
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}
