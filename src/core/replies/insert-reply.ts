import type { Tenant } from "../operation.ts";
import type { MatchedInbound } from "./matched-inbound.ts";
import { CLASSIFIER_VERSION } from "./reading/classification.ts";
import { storable } from "./storable.ts";

const MAX_SUBJECT = 500;

/** Writes a reply into the conversation, with the judgement and what it answers in `meta`. */
export async function insertReply(tenant: Tenant, mail: MatchedInbound): Promise<string> {
  const { match, judged, parsed } = mail;
  const row = await tenant.tx.message.create({
    data: {
      user_id: tenant.user_id,
      lead_id: match.lead_id,
      campaign_id: match.campaign_id,
      mailbox_id: mail.mailbox_id,
      direction: "inbound",
      channel: match.channel,
      subject: storable(parsed.subject.slice(0, MAX_SUBJECT)),
      body: judged.text,
      status: "delivered",
      external_id: mail.provider_id,
      rfc_message_id: parsed.messageId,
      thread_id: mail.thread_id,
      meta: { ...judged, from: parsed.from?.address ?? null, answers_step_id: match.step_id },
      kind: judged.kind,
      intent: judged.intent,
      sentiment: judged.sentiment,
      confidence: judged.confidence,
      classifier: CLASSIFIER_VERSION,
      created_at: mail.received_at,
    },
    select: { id: true },
  });
  return row.id;
}
