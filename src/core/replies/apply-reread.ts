import type { Tenant } from "../operation.ts";
import { queuePosts, refreshReplyPosts } from "../posts/queue-posts.ts";
import { sayTime } from "../say-time.ts";
import { applyBounce } from "./apply-bounce.ts";
import { applyComplaint } from "./apply-complaint.ts";
import { applyReply } from "./apply-reply.ts";
import type { MailClaim } from "./claim-inbound-mail.ts";
import type { OutdatedMail } from "./claim-outdated-mail.ts";
import type { JudgedMail } from "./judge-mail.ts";
import { type LateNews, lateNews } from "./late-news.ts";
import { pauseTroubledCampaign } from "./pause-troubled-campaign.ts";
import { CLASSIFIER_VERSION } from "./reading/classification.ts";
import { suppressWriter } from "./suppress-writer.ts";

export type RereadMail = JudgedMail & Pick<OutdatedMail, "match" | "message_id" | "before">;

/**
 * Writes the new judgement over the old one, and does what was overlooked, in one transaction and once. A
 * person's word stands whatever the rules say now; an agent's gives way only to what must stop.
 */
export async function applyReread(
  tenant: Tenant,
  claim: MailClaim,
  mail: RereadMail,
): Promise<void> {
  const { judged, before, message_id } = mail;
  if (!(await keepJudgement(tenant, claim, mail))) return;
  const news = lateNews(before, judged, message_id !== null);
  if (message_id !== null && !(await relabel(tenant, mail, news !== null))) return;
  if (news) await actOn(tenant, mail, news);
  const isSame = before.kind === judged.kind && before.intent === judged.intent;
  if (isSame && !news) return;
  if (message_id !== null) await refreshReplyPosts(tenant, message_id);
  await tenant.audit({
    action: "reread_reply",
    subject_type: "inbound_mail",
    subject_id: mail.mail_id,
    fields: ["kind", "intent", "sentiment", "classifier"],
    detail: {
      before: before.intent ?? before.kind,
      after: judged.intent ?? judged.kind,
      classifier: CLASSIFIER_VERSION,
    },
  });
}

/** Of two readers one gets true; the mail's row is locked first, as `actOnMail` does. */
async function keepJudgement(
  { tx }: Tenant,
  { mail_id, lease_id }: MailClaim,
  { judged }: RereadMail,
): Promise<boolean> {
  const kept = await tx.inboundMail.updateMany({
    where: { id: mail_id, lease_id, state: "done" },
    data: {
      kind: judged.kind,
      classification: judged,
      classifier: CLASSIFIER_VERSION,
      lease_until: null,
    },
  });
  return kept.count === 1;
}

/** False when somebody's own label stands. The stored text stays, for people have read it as it is. */
async function relabel(
  { tx }: Tenant,
  { message_id, judged }: RereadMail,
  mustStop: boolean,
): Promise<boolean> {
  const { text: _text, ...meta } = judged;
  const changed = await tx.$executeRaw`
    update messages set kind = ${judged.kind}, intent = ${judged.intent}, sentiment = ${judged.sentiment},
      confidence = ${judged.confidence}::real, classifier = ${CLASSIFIER_VERSION},
      meta = coalesce(meta, '{}') || ${JSON.stringify(meta)}::jsonb
    where id = ${message_id}::uuid and corrected_by is null
      and (classifier is null or classifier like 'rules@%' or ${mustStop})`;
  return changed === 1;
}

async function actOn(tenant: Tenant, mail: RereadMail, news: LateNews): Promise<void> {
  if (news === "opt_out") return stopForGood(tenant, mail);
  if (news === "reply") return writeDown(tenant, mail);
  if (news === "bounce") await applyBounce(tenant, mail);
  else await applyComplaint(tenant, mail);
  await pauseTroubledCampaign(tenant, mail.match.campaign_id);
}

/** A person's answer that was taken for a machine's: it stops everything, and is shown as any reply is. */
async function writeDown(tenant: Tenant, mail: RereadMail): Promise<void> {
  const { message_id } = await applyReply(tenant, mail);
  await tenant.tx.inboundMail.update({
    where: { id: mail.mail_id },
    data: { message_id: message_id ?? null },
    select: { id: true },
  });
}

async function stopForGood(tenant: Tenant, mail: RereadMail): Promise<void> {
  const { match, parsed, received_at } = mail;
  await suppressWriter(tenant, { ...match, from: parsed.from?.address ?? null });
  const lead = await tenant.tx.lead.findUniqueOrThrow({
    where: { id: match.lead_id },
    select: { full_name: true },
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `late-opt-out:${mail.mail_id}`,
    ...(match.step_id ? { step_id: match.step_id } : {}),
    payload: {
      text: `${lead.full_name} had asked not to be contacted in their reply of ${sayTime(received_at)}. This was overlooked then and found now, when better rules read it again. They will not be contacted again.`,
      next: "Look at what they have been sent since.",
    },
  });
}
