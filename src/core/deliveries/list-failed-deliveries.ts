import type { CoreDeps } from "../core-deps.ts";

export type FailedDelivery = {
  key: string;
  kind: string;
  error: string | null;
  finished_at: Date | null;
};

/**
 * What came from outside and could not be handled, over all accounts, newest first; for whoever runs the
 * installation. Its contents are gone: the person was told, and does it once more in Slack.
 */
export function listFailedDeliveries(deps: CoreDeps, limit: number): Promise<FailedDelivery[]> {
  return deps.db.prisma.$queryRaw<FailedDelivery[]>`
    select key, kind, error, finished_at from dispatch.list_failed_events(${limit}::int)`;
}
