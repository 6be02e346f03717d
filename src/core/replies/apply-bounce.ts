import type { Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { stopTouches } from "../sequences/stop-touches.ts";
import { suppress } from "../suppression/suppress.ts";
import { isStillTrying } from "./is-still-trying.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";

/** So many messages to one person that failed for now, within the window, count as a lasting failure. */
const SOFT_LIMIT = 3;
const SOFT_WINDOW_DAYS = 14;
const SOFT_HOLD_DAYS = 2;
const DAY_MS = 86_400_000;

const STILL_TRYING = "the mail server is still trying";

type Failed = { id: string; full_name: string; email_norm: string | null };

/** A mail could not be delivered: a lasting failure suppresses the address, a passing one waits two days. */
export async function applyBounce(tenant: Tenant, mail: MatchedInbound): Promise<MailEffect> {
  const { match, judged, parsed } = mail;
  await lockLead(tenant.tx, match.lead_id);
  const lead = await tenant.tx.lead.findUniqueOrThrow({
    where: { id: match.lead_id },
    select: { id: true, full_name: true, email_norm: true },
  });
  if (isStillTrying(parsed)) {
    await hold(tenant, lead.id);
    await auditBounce(tenant, lead.id, "delayed");
    return { reason: STILL_TRYING };
  }
  const hard = judged.bounce?.hard || (await softBounces(tenant, mail)) >= SOFT_LIMIT;
  await markBounced(tenant, mail);
  if (hard) await giveUp(tenant, mail, lead);
  else await hold(tenant, lead.id);
  await tellOfBounce(tenant, mail, { ...lead, hard });
  await auditBounce(tenant, lead.id, hard ? "hard" : "soft");
  return {};
}

/**
 * Suppresses the lead's address, unless the report names another one: that of a forwarding, or one the
 * lead had before. Their touches stop in any case. Nobody else's address is ever suppressed on the word
 * of a report, which anybody can forge.
 */
async function giveUp(tenant: Tenant, { judged }: MatchedInbound, lead: Failed): Promise<void> {
  const named = (judged.bounce?.recipients ?? []).map((one) => one.toLowerCase());
  const value = lead.email_norm;
  if (value && (named.length === 0 || named.includes(value))) {
    await suppress(tenant, [{ scope: "address", value, reason: "bounced", source: "bounce" }]);
    return;
  }
  const stop = { skip_reason: "bounced", enrollment: "completed" } as const;
  await stopTouches(tenant, { ...stop, lead_ids: [lead.id] });
}

/** Never shortens what an absence asked for. */
async function hold({ tx, now }: Tenant, lead_id: string): Promise<void> {
  const until = new Date(now.getTime() + SOFT_HOLD_DAYS * DAY_MS);
  await tx.$executeRaw`
    update leads set held_until = greatest(held_until, ${until}::timestamptz) where id = ${lead_id}::uuid`;
}

async function markBounced({ tx }: Tenant, { match }: MatchedInbound): Promise<void> {
  if (!match.outbound_message_id) return;
  await tx.message.updateMany({
    where: { id: match.outbound_message_id, status: { in: ["sent", "delivered", "opened"] } },
    data: { status: "bounced" },
  });
}

/** How many messages to this person failed lately, this one included; a message counts once. */
async function softBounces({ tx, now }: Tenant, { match, mail_id }: MatchedInbound) {
  const since = new Date(now.getTime() - SOFT_WINDOW_DAYS * DAY_MS);
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    select count(distinct coalesce(outbound_message_id, id))::int as others from inbound_mail
    where lead_id = ${match.lead_id}::uuid and kind = 'bounce' and received_at > ${since}
      and id <> ${mail_id}::uuid and reason is distinct from ${STILL_TRYING}
      and (outbound_message_id is null or outbound_message_id is distinct from ${match.outbound_message_id}::uuid)`;
  return (row?.others ?? 0) + 1;
}

function tellOfBounce(
  tenant: Tenant,
  { match, judged }: MatchedInbound,
  { full_name, hard }: Failed & { hard: boolean },
) {
  const status = judged.bounce?.status ? ` (${judged.bounce.status})` : "";
  return queuePosts(tenant, {
    kind: "notice",
    subject: `bounce:${match.outbound_message_id ?? match.lead_id}`,
    ...(match.step_id ? { step_id: match.step_id } : {}),
    payload: {
      text: hard
        ? `The address of ${full_name} does not accept mail${status}. Their sequence has stopped.`
        : `A message to ${full_name} could not be delivered for now${status}.`,
      next: hard
        ? "Find another address and add it to the lead."
        : `Follow-ups wait two days; after ${SOFT_LIMIT} such messages the address is suppressed.`,
    },
  });
}

function auditBounce(tenant: Tenant, lead_id: string, bounce: "hard" | "soft" | "delayed") {
  return tenant.audit({
    action: "record_bounce",
    subject_type: "lead",
    subject_id: lead_id,
    fields: bounce === "hard" ? ["do_not_contact_reason"] : ["held_until"],
    detail: { bounce },
  });
}
