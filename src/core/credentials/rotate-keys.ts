import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { asAppError } from "../errors.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { seal, unseal } from "./seal.ts";

const PAGE = 100;

export type KeyUse = { key_id: string; count: number };
export type Rotated = {
  rotated: number;
  /** Credentials that no key of the ring opens. */
  failed: { credential_id: string; reason: string }[];
  /** What is stored under which key afterwards. */
  in_use: KeyUse[];
};

type Found = { credential_id: string; user_id: string; clerk_id: string };

/**
 * Seals every stored credential anew under the active key, over all accounts, each in a short transaction
 * of its own tenant under the row's lock: a reader finds it under the old key or the new, and the ring
 * holds both. Stopped half way it goes on where it was; what is under the active key is left alone.
 */
export async function rotateKeys(
  deps: CoreDeps,
  onProgress: (done: { rows: number; total: number }) => void,
): Promise<Rotated> {
  const { active } = deps.keyRing;
  const total = (await countByKey(deps))
    .filter(({ key_id }) => key_id !== active)
    .reduce((sum, { count }) => sum + count, 0);
  const failed: Rotated["failed"] = [];
  let rotated = 0;
  for (let page = await findNext(deps, null); page.length > 0; ) {
    for (const found of page) {
      const reason = await rotateOne(deps, found);
      if (reason === null) rotated += 1;
      else failed.push({ credential_id: found.credential_id, reason });
      onProgress({ rows: rotated + failed.length, total });
    }
    page = await findNext(deps, page.at(-1)?.credential_id ?? null);
  }
  return { rotated, failed, in_use: await countByKey(deps) };
}

/** How many stored secrets each key opens. */
export function countByKey(deps: CoreDeps): Promise<KeyUse[]> {
  return deps.db.prisma.$queryRaw<KeyUse[]>`select key_id, count from dispatch.count_by_key()`;
}

function findNext(deps: CoreDeps, after: string | null): Promise<Found[]> {
  return deps.db.prisma.$queryRaw<Found[]>`
    select credential_id, user_id, clerk_id
    from dispatch.find_credentials_to_rotate(${deps.keyRing.active}, ${after}::uuid, ${PAGE}::int)`;
}

/** Null, or why it stays as it is; one that cannot be opened harms no other. */
async function rotateOne(deps: CoreDeps, found: Found): Promise<string | null> {
  try {
    await openTenant({ deps, actor: clockActor(found) }, (tenant) =>
      sealAnew(tenant, found.credential_id),
    );
    return null;
  } catch (thrown) {
    return asAppError(thrown).say;
  }
}

type Row = { provider: string; credentials: { sealed?: string }; key_id: string };

async function sealAnew(tenant: Tenant, id: string): Promise<void> {
  const { tx, deps, user_id } = tenant;
  const { keyRing } = deps;
  // A token refresh locks the row too, so neither overwrites what the other stored.
  const [row] = await tx.$queryRaw<Row[]>`
    select provider, credentials, key_id from integration_credentials where id = ${id}::uuid for update`;
  if (!row || row.key_id === keyRing.active) return;
  const place = { user_id, provider: row.provider, row_id: id, field: "credentials" };
  const { sealed } = row.credentials;
  const credentials = sealed
    ? { ...row.credentials, sealed: seal(keyRing, unseal(keyRing, sealed, place), place) }
    : row.credentials;
  await tx.integrationCredential.update({
    where: { id },
    data: { credentials, key_id: keyRing.active },
    select: { id: true },
  });
  await tenant.audit({
    action: "rotate_key",
    subject_type: "credential",
    subject_id: id,
    fields: ["credentials", "key_id"],
    detail: { from: row.key_id, to: keyRing.active },
  });
}
