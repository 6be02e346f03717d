import type { CoreDeps } from "./core-deps.ts";

/** One walk over accounts; it ends early when the signal is aborted. */
export type Sweep = { limit: number; signal: AbortSignal };

type TenantRef = { user_id: string; clerk_id: string };

/** What brings an account into a walk; each is one narrow function of the database. */
type Wanted = "unreminded" | "expired" | "resting";

/**
 * Calls `visit` for every account that the walk is for, one after the other, in pages of `limit`; one that
 * fails is logged and harms no other. Answers how many visits answered true.
 */
export async function eachTenant(
  deps: CoreDeps,
  { find, limit, signal }: Sweep & { find: Wanted },
  visit: (tenant: TenantRef) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  let after: string | null = null;
  for (;;) {
    const page: TenantRef[] = await findPage(deps, find, { after, limit });
    for (const tenant of page) {
      if (signal.aborted) return done;
      if (await visitOne(deps, { find, tenant, visit })) done += 1;
    }
    if (page.length < limit) return done;
    after = page.at(-1)?.user_id ?? null;
  }
}

async function visitOne(
  deps: CoreDeps,
  work: { find: Wanted; tenant: TenantRef; visit: (tenant: TenantRef) => Promise<boolean> },
): Promise<boolean> {
  try {
    return await work.visit(work.tenant);
  } catch (error) {
    const { user_id } = work.tenant;
    deps.log.error({ user_id, find: work.find, err: String(error) }, "a walk failed here");
    return false;
  }
}

type From = { after: string | null; limit: number };

function findPage(
  { db: { prisma } }: CoreDeps,
  find: Wanted,
  { after, limit }: From,
): Promise<TenantRef[]> {
  switch (find) {
    case "unreminded":
      return prisma.$queryRaw`
        select user_id, clerk_id from dispatch.find_unreminded(${after}::uuid, ${limit}::int)`;
    case "expired":
      return prisma.$queryRaw`
        select user_id, clerk_id from dispatch.find_expired(${after}::uuid, ${limit}::int)`;
    case "resting":
      return prisma.$queryRaw`
        select user_id, clerk_id from dispatch.find_resting(${after}::uuid, ${limit}::int)`;
  }
}
