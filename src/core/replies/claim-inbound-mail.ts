import type { CoreDeps } from "../core-deps.ts";
import type { Tenant } from "../operation.ts";
import type { LoadedMail } from "./judge-mail.ts";
import { ownAddresses } from "./own-addresses.ts";
import { CLASSIFIER_VERSION, type Classification } from "./reading/classification.ts";

/** Seconds a reader has for the mails of one claim before another takes them over. */
const LEASE_SECONDS = 60;

/** The right of one reader to act on one mail; `attempts` counts this one. */
export type MailClaim = {
  mail_id: string;
  user_id: string;
  clerk_id: string;
  lease_id: string;
  attempts: number;
};

/** Claims mails that nobody has read, over all tenants. */
export function claimInboundMail(deps: CoreDeps, limit: number): Promise<MailClaim[]> {
  return deps.db.prisma.$queryRaw<MailClaim[]>`
    select mail_id, user_id, clerk_id, lease_id, attempts
    from dispatch.claim_inbound_mail(${limit}::int, ${LEASE_SECONDS}::int)`;
}

/** The claimed mail, or null when the claim was lost or another reader has finished it. */
export async function loadMail(tenant: Tenant, claim: MailClaim): Promise<LoadedMail | null> {
  const row = await tenant.tx.inboundMail.findFirst({
    where: { id: claim.mail_id, lease_id: claim.lease_id, state: "new" },
    select: {
      provider_id: true,
      raw: true,
      received_at: true,
      thread_id: true,
      mailbox_id: true,
      mailbox: { select: { address: true } },
    },
  });
  if (!row) return null;
  return {
    ...row,
    mail_id: claim.mail_id,
    mailbox: row.mailbox.address.toLowerCase(),
    own: await ownAddresses(tenant),
  };
}

export type FinishedMail = {
  state: "done" | "unmatched" | "own" | "poison";
  reason?: string;
  judged?: Classification;
};

/**
 * Ends a claim for good, in the transaction of the effects: of two readers one gets true, and the other
 * must do nothing. What is none of our business keeps its id, so that it is not fetched again, and
 * nothing else.
 */
export async function finishMail(
  { tx }: Tenant,
  claim: MailClaim,
  { state, reason, judged }: FinishedMail,
): Promise<boolean> {
  const done = await tx.inboundMail.updateMany({
    where: { id: claim.mail_id, lease_id: claim.lease_id, state: "new" },
    data: {
      state,
      reason: reason ?? null,
      lease_until: null,
      ...(judged ? { kind: judged.kind, classifier: CLASSIFIER_VERSION } : {}),
      ...(judged && state === "done" ? { classification: judged } : {}),
      ...(state === "own" || state === "unmatched" ? { raw: Buffer.alloc(0) } : {}),
    },
  });
  return done.count === 1;
}

/** Hands a mail back, to be read again `seconds` from now. */
export async function releaseMail(
  { tx }: Tenant,
  claim: MailClaim,
  seconds: number,
): Promise<void> {
  await tx.$executeRaw`
    update inbound_mail set lease_until = clock_timestamp() + make_interval(secs => ${seconds}::int)
    where id = ${claim.mail_id}::uuid and lease_id = ${claim.lease_id}::uuid and state = 'new'`;
}
