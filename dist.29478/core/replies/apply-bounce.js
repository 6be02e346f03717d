import { lockLead } from "../outbox/lock-lead.js";
import { queuePosts } from "../posts/queue-posts.js";
import { suppress } from "../suppression/suppress.js";
import { pauseTroubledCampaign } from "./pause-troubled-campaign.js";
/** Passing failures of one address within the window below count as a lasting one from this on. */
const SOFT_LIMIT = 3;
const SOFT_WINDOW_DAYS = 14;
const SOFT_HOLD_DAYS = 2;
/** A mail could not be delivered: a lasting failure suppresses the address, a passing one waits two days. */
export async function applyBounce(tenant, mail) {
    const { match, judged } = mail;
    const { tx, now } = tenant;
    await lockLead(tx, match.lead_id);
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: match.lead_id } });
    const hard = (judged.bounce?.hard ?? false) || (await softBounces(tenant, match.lead_id)) >= SOFT_LIMIT;
    await markBounced(tenant, mail);
    if (hard && lead.email) {
        await suppress(tenant, [
            { scope: "address", value: lead.email, reason: "bounced", source: "bounce" },
        ]);
    }
    else {
        const held_until = new Date(now.getTime() + SOFT_HOLD_DAYS * 86_400_000);
        await tx.lead.update({ where: { id: lead.id }, data: { held_until }, select: { id: true } });
    }
    const status = judged.bounce?.status ? ` (${judged.bounce.status})` : "";
    await queuePosts(tenant, {
        kind: "notice",
        subject: `bounce:${match.outbound_message_id ?? lead.id}`,
        ...(match.step_id ? { step_id: match.step_id } : {}),
        payload: {
            text: hard
                ? `The address of ${lead.full_name} does not accept mail${status}. It is suppressed and the sequence has stopped.`
                : `A message to ${lead.full_name} could not be delivered for now${status}.`,
            next: hard
                ? "Find another address and add it to the lead."
                : "Follow-ups wait two days; after three such failures the address is suppressed.",
        },
    });
    await tenant.audit({
        action: "record_bounce",
        subject_type: "lead",
        subject_id: lead.id,
        fields: ["status"],
        detail: { hard },
    });
    await pauseTroubledCampaign(tenant, match.campaign_id);
}
/** A spam complaint is an unsubscribe, and counts against the campaign. */
export async function applyComplaint(tenant, mail) {
    const { match } = mail;
    const lead = await tenant.tx.lead.findUniqueOrThrow({ where: { id: match.lead_id } });
    await suppress(tenant, [
        { scope: "person", value: lead.id, reason: "complained", source: "complaint" },
        ...(lead.email
            ? [
                {
                    scope: "address",
                    value: lead.email,
                    reason: "complained",
                    source: "complaint",
                },
            ]
            : []),
    ]);
    await queuePosts(tenant, {
        kind: "notice",
        subject: `complaint:${match.outbound_message_id ?? lead.id}`,
        ...(match.step_id ? { step_id: match.step_id } : {}),
        payload: {
            text: `${lead.full_name} marked a message as spam. They will not be contacted again.`,
            next: "Look at who is enrolled, and why they would want this mail.",
        },
    });
    await tenant.audit({
        action: "record_complaint",
        subject_type: "lead",
        subject_id: lead.id,
        fields: ["status"],
    });
    await pauseTroubledCampaign(tenant, match.campaign_id);
}
async function markBounced({ tx }, { match }) {
    if (!match.outbound_message_id)
        return;
    await tx.message.updateMany({
        where: { id: match.outbound_message_id },
        data: { status: "bounced" },
    });
}
/** Counted with this one: its row is in the table already. */
async function softBounces({ tx, now }, lead_id) {
    const since = new Date(now.getTime() - SOFT_WINDOW_DAYS * 86_400_000);
    return tx.inboundMail.count({ where: { lead_id, kind: "bounce", received_at: { gt: since } } });
}
//# sourceMappingURL=apply-bounce.js.map