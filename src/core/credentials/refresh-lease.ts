import { randomUUID } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import type { OauthTokens } from "../ports/oauth-client.ts";
import {
  type CredentialPlace,
  type OauthAccount,
  type OauthAccounts,
  openAccounts,
  sealAccounts,
} from "./oauth-accounts.ts";
import { expiresAt } from "./save-oauth-mailbox.ts";

/** Which account; the address in any case. */
export type AccountName = { provider: string; address: string };

/** The right to ask the vendor for new tokens, and with what. One at a time a credential. */
export type RefreshLease = { place: CredentialPlace; refresh_id: string; refresh_token: string };

export type Turn =
  | { kind: "token"; access_token: string }
  /** Somebody else is asking the vendor right now. */
  | { kind: "wait" }
  | { kind: "lease"; lease: RefreshLease };

/** Longer than any call to a vendor may take. */
const LEASE_SECONDS = 60;
/** A token this close to its end is renewed, so that it outlives the call it is for. */
const MARGIN_MS = 60_000;

type Row = { id: string; credentials: unknown; leased: boolean };

/** The stored token if it is good, else the lease to renew it, if nobody holds it. */
export async function takeTurn(
  tenant: Tenant,
  name: AccountName,
  refused: string | undefined,
): Promise<Turn> {
  const row = await lockRow(tenant, name.provider);
  const place = { id: row?.id ?? "", user_id: tenant.user_id, provider: name.provider };
  const account = row && accountOf(openAccounts(tenant.deps.keyRing, place, row.credentials), name);
  if (!row || !account?.refresh_token) throw ended(name);
  if (isGood(account, tenant.wall) && account.access_token !== refused)
    return { kind: "token", access_token: account.access_token };
  if (row.leased) return { kind: "wait" };
  const refresh_id = randomUUID();
  await tenant.tx.$executeRaw`
    update integration_credentials set refresh_id = ${refresh_id}::uuid,
      refresh_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    where id = ${row.id}::uuid`;
  return { kind: "lease", lease: { place, refresh_id, refresh_token: account.refresh_token } };
}

/** Stores what the vendor gave; false when the lease was lost or the account connected anew meanwhile. */
export function storeTokens(
  tenant: Tenant,
  held: { lease: RefreshLease; name: AccountName },
  tokens: OauthTokens,
): Promise<boolean> {
  return changeAccount(tenant, held, (account) => ({
    access_token: tokens.access_token,
    expires_at: expiresAt(tenant.wall, tokens),
    refresh_token: tokens.refresh_token ?? account.refresh_token,
  }));
}

/** Forgets a grant that the vendor has ended; false under the same conditions. */
export function dropTokens(
  tenant: Tenant,
  held: { lease: RefreshLease; name: AccountName },
): Promise<boolean> {
  return changeAccount(tenant, held, () => ({
    access_token: "",
    expires_at: new Date(0).toISOString(),
    refresh_token: null,
  }));
}

/** Gives the lease back after a failure that proves nothing. */
export async function releaseLease({ tx }: Tenant, lease: RefreshLease): Promise<void> {
  await tx.$executeRaw`
    update integration_credentials set refresh_id = null, refresh_until = null
    where id = ${lease.place.id}::uuid and refresh_id = ${lease.refresh_id}::uuid`;
}

/** The fence: only the lease's holder writes, and only over the very grant it renewed. */
async function changeAccount(
  tenant: Tenant,
  { lease, name }: { lease: RefreshLease; name: AccountName },
  change: (account: OauthAccount) => OauthAccount,
): Promise<boolean> {
  const { tx, deps, wall } = tenant;
  const [row] = await tx.$queryRaw<Pick<Row, "credentials">[]>`
    select credentials from integration_credentials
    where id = ${lease.place.id}::uuid and refresh_id = ${lease.refresh_id}::uuid for update`;
  if (!row) return false;
  const accounts = openAccounts(deps.keyRing, lease.place, row.credentials);
  const account = accountOf(accounts, name);
  if (account?.refresh_token !== lease.refresh_token) {
    await releaseLease(tenant, lease);
    return false;
  }
  accounts[name.address.toLowerCase()] = change(account);
  await tx.integrationCredential.update({
    where: { id: lease.place.id },
    data: {
      ...sealAccounts(deps.keyRing, lease.place, accounts),
      refresh_id: null,
      refresh_until: null,
      last_checked_at: wall,
    },
    select: { id: true },
  });
  return true;
}

async function lockRow({ tx, user_id }: Tenant, provider: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    select id, credentials, coalesce(refresh_until > clock_timestamp(), false) as leased
    from integration_credentials
    where user_id = ${user_id}::uuid and provider = ${provider} for update`;
  return row ?? null;
}

function accountOf(accounts: OauthAccounts, { address }: AccountName): OauthAccount | undefined {
  return accounts[address.toLowerCase()];
}

function isGood({ expires_at }: OauthAccount, wall: Date): boolean {
  return Date.parse(expires_at) - wall.getTime() > MARGIN_MS;
}

function ended({ address, provider }: AccountName): AppError {
  return new AppError("not_connected", {
    say: `The access to ${address} has ended.`,
    next: `Connect it again with /sdr connect ${provider}.`,
  });
}
