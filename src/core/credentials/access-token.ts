import { setTimeout as pause } from "node:timers/promises";
import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { AppError, asAppError } from "../errors.ts";
import { openTenant, type Tenant } from "../operation.ts";
import type { OauthTokens } from "../ports/oauth-client.ts";
import { endGrant } from "./end-grant.ts";
import { findOauthClient } from "./oauth-state.ts";
import {
  type AccountName,
  type RefreshLease,
  releaseLease,
  storeTokens,
  takeTurn,
} from "./refresh-lease.ts";

export type Account = AccountName & { user_id: string; clerk_id: string };

/** Looks at a token somebody else renews, and the wait between two, in ms: half a minute in all. */
const LOOKS = 120;
const LOOK_AGAIN_MS = 250;

/**
 * A token for an account that is good now; `refused` is one the vendor did not take. However many ask at
 * once, in however many processes, the vendor is asked once, outside any transaction. Throws
 * `not_connected` when the grant has ended, `unavailable` when the vendor does not answer.
 */
export async function accessToken(
  deps: CoreDeps,
  account: Account,
  refused?: string,
): Promise<string> {
  const inTenant: InTenant = (fn) => openTenant({ deps, actor: clockActor(account) }, fn);
  for (let look = 0; look < LOOKS; look += 1) {
    const turn = await inTenant((tenant) => takeTurn(tenant, account, refused));
    if (turn.kind === "token") return turn.access_token;
    if (turn.kind === "lease") {
      const tokens = await refresh(deps, { account, lease: turn.lease, inTenant });
      if (tokens) return tokens.access_token;
    }
    await pause(LOOK_AGAIN_MS);
  }
  throw new AppError("unavailable", {
    say: `The access to ${account.address} could not be renewed in time.`,
    next: "Try again in a minute.",
  });
}

/** The same for as long as a mailbox is open: it asks the database again only after a refusal. */
export function accessTokens(
  deps: CoreDeps,
  account: Account,
): (refused?: string) => Promise<string> {
  let held: Promise<string> | null = null;
  return (refused) => {
    if (refused || !held) {
      held = accessToken(deps, account, refused);
      held.catch(() => {
        held = null;
      });
    }
    return held;
  };
}

type InTenant = <T>(fn: (tenant: Tenant) => Promise<T>) => Promise<T>;
type Refresh = { account: Account; lease: RefreshLease; inTenant: InTenant };

/** Null when the lease was lost meanwhile, so that somebody else's tokens are the valid ones. */
async function refresh(deps: CoreDeps, work: Refresh): Promise<OauthTokens | null> {
  const { account, lease, inTenant } = work;
  const client = findOauthClient(deps, account.provider);
  try {
    const tokens = await client.refresh(lease.refresh_token);
    const held = { lease, name: account };
    return (await inTenant((tenant) => storeTokens(tenant, held, tokens))) ? tokens : null;
  } catch (thrown) {
    const error = asAppError(thrown);
    deps.log.warn(
      { provider: account.provider, code: error.code, err: error.message },
      "an access token could not be renewed",
    );
    if (error.code === "not_connected") {
      const isOver = await inTenant((tenant) => endGrant(tenant, { lease, name: account }));
      if (!isOver) return null;
    } else await inTenant((tenant) => releaseLease(tenant, lease));
    throw error;
  }
}
