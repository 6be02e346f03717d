import type { CoreDeps } from "../core-deps.ts";

/** How long the process that took a delivery keeps it before another may finish it, in seconds. */
const LEASE_SECONDS = 60;

export type Delivery = { key: string; kind: string; payload: unknown };

/** Records an outside delivery; true the first time its key is seen. Everything after works from the row. */
export async function recordDelivery(deps: CoreDeps, delivery: Delivery): Promise<boolean> {
  const [row] = await deps.db.prisma.$queryRaw<{ fresh: boolean }[]>`
    select dispatch.record_event(${delivery.key}, ${delivery.kind},
      ${JSON.stringify(delivery.payload)}::jsonb, ${LEASE_SECONDS}::int) as fresh`;
  return row?.fresh ?? false;
}

/** Ends a delivery; `error` is a short code when it could not be handled. */
export async function finishDelivery(
  deps: CoreDeps,
  key: string,
  error: string | null,
): Promise<void> {
  await deps.db.prisma.$executeRaw`select dispatch.finish_event(${key}, ${error})`;
}

export type OpenDelivery = { key: string; payload: unknown; attempts: number };

/** Deliveries whose process died between the acknowledgement and the work; each handed out once a lease. */
export function claimDeliveries(
  deps: CoreDeps,
  kind: string,
  limit: number,
): Promise<OpenDelivery[]> {
  return deps.db.prisma.$queryRaw<OpenDelivery[]>`
    select key, payload, attempts from dispatch.claim_events(${kind}, ${limit}::int, ${LEASE_SECONDS}::int)`;
}
