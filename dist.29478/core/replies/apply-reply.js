import { campaignSettings } from "../campaigns/campaign.js";
import { advanceLead } from "../leads/advance-lead.js";
import { queuePosts } from "../posts/queue-posts.js";
import { stopTouches } from "../sequences/stop-touches.js";
import { suppress } from "../suppression/suppress.js";
import { CLASSIFIER_VERSION } from "./reading/classification.js";
/**
 * A person answered: everything still planned for them stops in every campaign before anything else; an
 * opt-out is suppressed first of all, at any confidence. Then the lead moves on and Slack is told.
 */
export async function applyReply(tenant, mail) {
    const { match, judged } = mail;
    if (judged.intent === "unsubscribe")
        await suppressWriter(tenant, mail);
    await stopTouches(tenant, {
        lead_ids: [match.lead_id, ...(await colleagues(tenant, mail))],
        skip_reason: "replied",
        enrollment: judged.intent === "unsubscribe" ? "opted_out" : "completed",
    });
    const message_id = await insertReply(tenant, mail);
    await advanceLead(tenant.tx, match.lead_id, "replied");
    if (judged.sentiment)
        await advanceLead(tenant.tx, match.lead_id, judged.sentiment);
    if (match.outbound_message_id) {
        await tenant.tx.message.updateMany({
            where: { id: match.outbound_message_id, status: { in: ["sent", "delivered", "opened"] } },
            data: { status: "replied" },
        });
    }
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
    return message_id;
}
/** The lead we wrote to, and the address that asked, which may be another of theirs. */
async function suppressWriter(tenant, { match, parsed }) {
    const lead = await tenant.tx.lead.findUnique({
        where: { id: match.lead_id },
        select: { email: true },
    });
    const addresses = new Set([lead?.email, parsed.from?.address].filter((one) => typeof one === "string"));
    await suppress(tenant, [
        { scope: "person", value: match.lead_id, reason: "unsubscribed", source: "reply" },
        ...[...addresses].map((value) => ({
            scope: "address",
            value,
            reason: "unsubscribed",
            source: "reply",
        })),
    ]);
}
/** Leads with the same e-mail domain, where the campaign asks to stop a whole company on a reply. */
async function colleagues({ tx }, { match }) {
    if (!match.campaign_id)
        return [];
    const campaign = await tx.campaign.findUnique({
        where: { id: match.campaign_id },
        select: { settings: true },
    });
    if (!campaignSettings.parse(campaign?.settings ?? {}).stop_company_on_reply)
        return [];
    const rows = await tx.$queryRaw `
    select other.id from leads l
    join leads other on split_part(other.email_norm, '@', 2) = split_part(l.email_norm, '@', 2) and other.id <> l.id
    where l.id = ${match.lead_id}::uuid`;
    return rows.map(({ id }) => id);
}
async function insertReply(tenant, mail) {
    const { match, judged, parsed } = mail;
    const outbound = match.outbound_message_id
        ? await tenant.tx.message.findUnique({
            where: { id: match.outbound_message_id },
            select: { channel: true },
        })
        : null;
    const row = await tenant.tx.message.create({
        data: {
            user_id: tenant.user_id,
            lead_id: match.lead_id,
            campaign_id: match.campaign_id,
            mailbox_id: mail.mailbox_id,
            direction: "inbound",
            channel: outbound?.channel ?? "email",
            subject: parsed.subject.slice(0, 500),
            body: judged.text,
            status: "delivered",
            external_id: parsed.messageId,
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
//# sourceMappingURL=apply-reply.js.map