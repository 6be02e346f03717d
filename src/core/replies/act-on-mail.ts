import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { suppress } from "../suppression/suppress.ts";
import { readUnsubscribeMail, unsubscribeByMail } from "../suppression/unsubscribe-by-mail.ts";
import { applyMail } from "./apply-mail.ts";
import { finishMail, type MailClaim } from "./claim-inbound-mail.ts";
import { isOwnMail } from "./is-own-mail.ts";
import type { JudgedMail } from "./judge-mail.ts";
import { matchMail } from "./match-mail.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";
import { pauseTroubledCampaign } from "./pause-troubled-campaign.ts";

/** Does what a judged mail asks for, in one transaction and once, whoever else holds the same mail. */
export async function actOnMail(tenant: Tenant, claim: MailClaim, mail: JudgedMail): Promise<void> {
  const { judged } = mail;
  if (await isOwnMail(tenant, mail)) {
    const reason = "sent by one of the user's own mailboxes";
    await finishMail(tenant, claim, { state: "own", reason });
    return;
  }
  if (await isUnsubscribed(tenant, claim, mail)) return;
  const match = await matchMail(tenant, mail);
  if (!match) {
    const reason = "answers nothing of ours";
    const first = await finishMail(tenant, claim, { state: "unmatched", reason, judged });
    if (first && judged.intent === "unsubscribe") await suppressStranger(tenant, mail);
    return;
  }
  // The state first, since its row is what two readers meet at; the lead only after its lock is held, or
  // two mails of one person would each wait for the other.
  if (!(await finishMail(tenant, claim, { state: "done", judged }))) return;
  const matched = { ...mail, match };
  await tieToLead(tenant, matched, await applyMail(tenant, matched));
  if (judged.kind === "bounce" || judged.kind === "complaint") {
    await pauseTroubledCampaign(tenant, match.campaign_id);
  }
}

/** A mail from a List-Unsubscribe link says by its token whom it is about, and asks for nothing else. */
async function isUnsubscribed(
  tenant: Tenant,
  claim: MailClaim,
  { mail_id, parsed, judged }: JudgedMail,
): Promise<boolean> {
  if (judged.kind === "bounce" || judged.kind === "complaint") return false;
  const asked = await readUnsubscribeMail(tenant, parsed.subject);
  if (!asked) return false;
  const reason = "unsubscribed by mail";
  // Of somebody who is no lead any more nothing is kept.
  const state = asked.lead_id ? "done" : "unmatched";
  if (!(await finishMail(tenant, claim, { state, reason, judged }))) return true;
  await unsubscribeByMail(tenant, asked);
  await tenant.tx.inboundMail.update({
    where: { id: mail_id },
    data: { lead_id: asked.lead_id },
    select: { id: true },
  });
  return true;
}

async function tieToLead({ tx }: Tenant, mail: MatchedInbound, effect: MailEffect): Promise<void> {
  const { lead_id, outbound_message_id } = mail.match;
  await tx.inboundMail.update({
    where: { id: mail.mail_id },
    data: {
      lead_id,
      outbound_message_id,
      message_id: effect.message_id ?? null,
      reason: effect.reason ?? null,
    },
    select: { id: true },
  });
}

/**
 * An unsubscribe link's mail names no thread, and comes from whatever address the person's mail program
 * prefers. That address is suppressed all the same, and a person is asked whose it is.
 */
async function suppressStranger(tenant: Tenant, { mail_id, parsed }: JudgedMail): Promise<void> {
  const address = parsed.from?.address;
  if (!address) return;
  const { added } = await suppress(tenant, [
    { scope: "address", value: address, reason: "unsubscribed", source: "reply" },
  ]);
  // They are on the list already; of somebody whose data was erased not even the address is shown.
  if (added === 0) return;
  await queuePosts(tenant, {
    kind: "notice",
    subject: `stranger:${mail_id}`,
    payload: {
      text: `${address} asked not to be contacted. No lead has this address, so only the address was suppressed.`,
      next: "If it belongs to one of your leads, find them with /sdr leads, and reject their next draft.",
    },
  });
  await tenant.audit({ action: "unsubscribe", subject_type: "inbound_mail", subject_id: mail_id });
}
