import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { applyReread } from "./apply-reread.ts";
import type { MailClaim } from "./claim-inbound-mail.ts";
import { claimOutdatedMail, loadOutdatedMail } from "./claim-outdated-mail.ts";
import { judgeMail } from "./judge-mail.ts";

/**
 * Judges mails again, from their raw bytes, that older rules have judged, over all tenants and each once a
 * version. It only ever stops: an opt-out or a dead address that was overlooked is suppressed now, and
 * nothing is lifted, resumed or sent. Answers how many mails were claimed.
 */
export async function rereadReplies(
  deps: CoreDeps,
  options: { limit: number; signal: AbortSignal },
): Promise<number> {
  if (options.signal.aborted) return 0;
  const claims = await claimOutdatedMail(deps, options.limit);
  for (const claim of claims) {
    if (options.signal.aborted) await handBack(deps, claim);
    else await rereadOne(deps, claim);
  }
  return claims.length;
}

function inTenantOf<T>(deps: CoreDeps, claim: MailClaim, fn: (tenant: Tenant) => Promise<T>) {
  return openTenant({ deps, actor: clockActor(claim) }, fn);
}

/** A mail that fails keeps its earlier judgement and its lease, and is tried again when that has run out. */
async function rereadOne(deps: CoreDeps, claim: MailClaim): Promise<void> {
  try {
    const mail = await inTenantOf(deps, claim, (tenant) => loadOutdatedMail(tenant, claim));
    if (!mail) return;
    const judged = await judgeMail(mail);
    const { message_id, match, before } = mail;
    await inTenantOf(deps, claim, (tenant) =>
      applyReread(tenant, claim, { ...judged, message_id, match, before }),
    );
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : "unknown";
    deps.log.error({ mail_id: claim.mail_id, err: name }, "a judged mail could not be read again");
  }
}

function handBack(deps: CoreDeps, { mail_id, lease_id, ...who }: MailClaim): Promise<void> {
  return inTenantOf(deps, { mail_id, lease_id, ...who }, async ({ tx }) => {
    await tx.inboundMail.updateMany({
      where: { id: mail_id, lease_id, state: "done" },
      data: { lease_until: null },
    });
  });
}
