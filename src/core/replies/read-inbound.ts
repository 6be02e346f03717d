import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { sayTime } from "../say-time.ts";
import { actOnMail } from "./act-on-mail.ts";
import {
  claimInboundMail,
  finishMail,
  loadMail,
  type MailClaim,
  releaseMail,
} from "./claim-inbound-mail.ts";
import { judgeMail } from "./judge-mail.ts";

/** A mail that failed so often is set aside, and a person is told; the rest goes on. */
const MAX_ATTEMPTS = 5;
/** Seconds until a failed mail is read again, times the square of its attempts. */
const RETRY_SECONDS = 3;

/** Reads fetched mail, over all tenants: matches, classifies and acts, each mail once. Answers how many were claimed. */
export async function readInbound(
  deps: CoreDeps,
  options: { limit: number; signal: AbortSignal },
): Promise<number> {
  if (options.signal.aborted) return 0;
  const claims = await claimInboundMail(deps, options.limit);
  for (const claim of claims) {
    if (options.signal.aborted)
      await inTenantOf(deps, claim, (tenant) => releaseMail(tenant, claim, 0));
    else await readOne(deps, claim);
  }
  return claims.length;
}

function inTenantOf<T>(deps: CoreDeps, claim: MailClaim, fn: (tenant: Tenant) => Promise<T>) {
  return openTenant({ deps, actor: clockActor(claim) }, fn);
}

/** One mail harms only itself, also when noting its failure fails: its lease runs out and it comes again. */
async function readOne(deps: CoreDeps, claim: MailClaim): Promise<void> {
  try {
    // Its readers died before they could say why.
    if (claim.attempts > MAX_ATTEMPTS) return await setAside(deps, claim, "reading it never ended");
    const mail = await inTenantOf(deps, claim, (tenant) => loadMail(tenant, claim));
    if (!mail) return;
    const judged = await judgeMail(mail);
    await inTenantOf(deps, claim, (tenant) => actOnMail(tenant, claim, judged));
  } catch (thrown) {
    await noteFailure(deps, claim, lastLine(thrown)).catch((error: unknown) =>
      deps.log.error(
        { mail_id: claim.mail_id, err: lastLine(error) },
        "a failure could not be noted",
      ),
    );
  }
}

async function noteFailure(deps: CoreDeps, claim: MailClaim, reason: string): Promise<void> {
  deps.log.error({ mail_id: claim.mail_id, err: reason }, "a mail could not be read");
  if (claim.attempts >= MAX_ATTEMPTS) return setAside(deps, claim, reason);
  const seconds = RETRY_SECONDS * claim.attempts ** 2;
  await inTenantOf(deps, claim, (tenant) => releaseMail(tenant, claim, seconds));
}

/** It may be an answer, so somebody has to look. */
function setAside(deps: CoreDeps, claim: MailClaim, reason: string): Promise<void> {
  return inTenantOf(deps, claim, async (tenant) => {
    if (!(await finishMail(tenant, claim, { state: "poison", reason }))) return;
    const mail = await tenant.tx.inboundMail.findUniqueOrThrow({
      where: { id: claim.mail_id },
      select: { received_at: true, mailbox: { select: { address: true } } },
    });
    await queuePosts(tenant, {
      kind: "notice",
      subject: `unreadable:${claim.mail_id}`,
      payload: {
        text: `A mail that ${mail.mailbox.address} received on ${sayTime(mail.received_at)} could not be read and was set aside.`,
        next: "Look at it in the mailbox; if a lead wrote it, stop their sequence by hand.",
      },
    });
    await tenant.audit({
      action: "set_aside_mail",
      subject_type: "inbound_mail",
      subject_id: claim.mail_id,
      fields: ["state"],
    });
  });
}

/** The database's own words; the lines above them repeat the query with the mail's contents. */
function lastLine(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return (message.trim().split("\n").at(-1) ?? "").slice(0, 300);
}
