/**
 * Whether PostgreSQL took a transaction back because of another one: a deadlock (40P01) or a write conflict
 * (40001). Nothing of it happened, and the same may succeed when it begins anew.
 */
export function isLostRace(thrown: unknown): boolean {
  if (!isRecord(thrown)) return false;
  if (CODES.has(String(thrown.code)) || thrown.kind === "TransactionWriteConflict") return true;
  return [thrown.cause, thrown.meta, thrown.driverAdapterError].some(isLostRace);
}

/** As Prisma names it, and as PostgreSQL does. */
const CODES: ReadonlySet<string> = new Set(["P2034", "40P01", "40001"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
