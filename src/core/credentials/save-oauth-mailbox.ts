import { randomUUID } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import type { OauthTokens } from "../ports/oauth-client.ts";
import { type CredentialPlace, openAccounts, sealAccounts } from "./oauth-accounts.ts";
import { planSelfTest } from "./plan-self-test.ts";
import { restSandbox } from "./save-mailbox.ts";

type Granted = { provider: string; address: string; tokens: OauthTokens };

/** Stores a connected account beside the others of its vendor, or renews it, and answers the mailbox's id. */
export async function saveOauthMailbox(tenant: Tenant, granted: Granted): Promise<string> {
  const credential_id = await keepTokens(tenant, granted);
  const { tx, user_id } = tenant;
  const { provider, address } = granted;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { full_name: true, time_zone: true },
  });
  const works = { credential_id, can_read_replies: true, status: "ok", last_error: null };
  const mailbox = await tx.mailbox.upsert({
    where: {
      user_id_provider_address_norm: { user_id, provider, address_norm: address.toLowerCase() },
    },
    create: {
      ...works,
      user_id,
      provider,
      address,
      display_name: user.full_name ?? "",
      time_zone: user.time_zone ?? "Etc/UTC",
    },
    update: { ...works, paused_reason: null, failures: 0, breaker_until: null },
    select: { id: true },
  });
  await planSelfTest(tx, mailbox.id);
  await restSandbox(tx);
  return mailbox.id;
}

/** Adds the tokens to the vendor's one sealed credential, under its row lock. */
async function keepTokens(tenant: Tenant, { provider, address, tokens }: Granted): Promise<string> {
  const { tx, user_id, deps, wall } = tenant;
  const { access_token, refresh_token } = tokens;
  if (!refresh_token) {
    throw new AppError("unavailable", {
      say: "The mailbox was granted for an hour only, so it was not connected.",
      next: `Type /sdr connect ${provider} in Slack to begin again.`,
    });
  }
  const [known] = await tx.$queryRaw<{ id: string; credentials: unknown }[]>`
    select id, credentials from integration_credentials
    where user_id = ${user_id}::uuid and provider = ${provider} for update`;
  const place: CredentialPlace = { id: known?.id ?? randomUUID(), user_id, provider };
  const accounts = openAccounts(deps.keyRing, place, known?.credentials);
  accounts[address.toLowerCase()] = {
    access_token,
    refresh_token,
    expires_at: expiresAt(wall, tokens),
  };
  const sealed = sealAccounts(deps.keyRing, place, accounts);
  const row = { ...sealed, is_active: true, status: "ok", last_error: null, last_checked_at: wall };
  await tx.integrationCredential.upsert({
    where: { id: place.id },
    create: { ...row, ...place },
    update: row,
    select: { id: true },
  });
  return place.id;
}

/** When an access token ends by the database's clock, ISO 8601 UTC. */
export function expiresAt(wall: Date, { expires_in }: OauthTokens): string {
  return new Date(wall.getTime() + expires_in * 1000).toISOString();
}
