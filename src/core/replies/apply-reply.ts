import { advanceLead } from "../leads/advance-lead.ts";
import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { stopTouches } from "../sequences/stop-touches.ts";
import { findOthersToStop, type OthersToStop } from "./find-others-to-stop.ts";
import { insertReply } from "./insert-reply.ts";
import { isNewestReply } from "./is-newest-reply.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";
import { CLASSIFIER_VERSION } from "./reading/classification.ts";
import { suppressWriter } from "./suppress-writer.ts";

/**
 * A person answered: everything still planned for them stops in every campaign before anything else; an
 * opt-out is suppressed first of all, at any confidence. Then the lead moves on and Slack is told.
 */
export async function applyReply(tenant: Tenant, mail: MatchedInbound): Promise<MailEffect> {
  const { match, judged } = mail;
  if (judged.intent === "unsubscribe") {
    await suppressWriter(tenant, { ...match, from: mail.parsed.from?.address ?? null });
  }
  const others = await findOthersToStop(tenant, mail);
  await lockLeads(tenant, [match.lead_id, ...others.writers, ...others.colleagues]);
  const known = await findSameReply(tenant, mail);
  if (known) return { message_id: known, reason: "the same mail came before" };
  await stopAll(tenant, mail, others);
  const message_id = await insertReply(tenant, mail);
  await moveLeads(tenant, mail, others.writers);
  await queuePosts(tenant, {
    kind: "reply",
    subject: message_id,
    message_id,
    ...(match.step_id ? { step_id: match.step_id } : {}),
  });
  await tenant.audit({
    action: "record_reply",
    subject_type: "message",
    subject_id: message_id,
    fields: ["status"],
    detail: { kind: judged.kind, intent: judged.intent, classifier: CLASSIFIER_VERSION },
  });
  return { message_id };
}

/** All at once and in the order of their ids, so that replies of two colleagues do not deadlock. */
async function lockLeads({ tx }: Tenant, lead_ids: string[]): Promise<void> {
  await tx.$queryRaw`
    select id from leads where id = any (${lead_ids}::uuid[]) order by id for update`;
}

/** A mail to two of our mailboxes, or fetched anew under another id of the provider, is one reply. */
async function findSameReply({ tx }: Tenant, mail: MatchedInbound): Promise<string | null> {
  const { match, parsed, judged } = mail;
  if (!parsed.messageId) return null;
  const same = await tx.message.findFirst({
    where: {
      rfc_message_id: parsed.messageId,
      direction: "inbound",
      lead_id: match.lead_id,
      body: judged.text,
    },
    select: { id: true },
  });
  return same?.id ?? null;
}

async function stopAll(tenant: Tenant, mail: MatchedInbound, others: OthersToStop): Promise<void> {
  const { match, judged } = mail;
  await stopTouches(tenant, {
    lead_ids: [match.lead_id, ...others.writers],
    skip_reason: "replied",
    enrollment: judged.intent === "unsubscribe" ? "opted_out" : "completed",
  });
  if (others.colleagues.length === 0 || !match.campaign_id) return;
  await stopTouches(tenant, {
    lead_ids: others.colleagues,
    campaign_id: match.campaign_id,
    skip_reason: "a colleague replied",
    enrollment: "completed",
  });
}

/** A reply that was read late does not overrule what the person has said since. */
async function moveLeads(tenant: Tenant, mail: MatchedInbound, writers: string[]): Promise<void> {
  const { match, judged, received_at } = mail;
  const { tx } = tenant;
  for (const lead_id of [match.lead_id, ...writers]) await advanceLead(tx, lead_id, "replied");
  const newest = await isNewestReply(tx, { lead_id: match.lead_id, at: received_at });
  if (judged.sentiment && newest) await advanceLead(tx, match.lead_id, judged.sentiment);
  if (!match.outbound_message_id) return;
  await tx.message.updateMany({
    where: { id: match.outbound_message_id, status: { in: ["sent", "delivered", "opened"] } },
    data: { status: "replied" },
  });
}
