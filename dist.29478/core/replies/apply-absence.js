import { campaignZone } from "../campaigns/campaign-zone.js";
import { lockLead } from "../outbox/lock-lead.js";
import { queuePosts } from "../posts/queue-posts.js";
import { resolveZone } from "../sequences/resolve-zone.js";
import { holdUntil } from "./hold-until.js";
/** Out of office is no reply: the person is held in every campaign until they are back and have settled. */
export async function applyAbsence(tenant, mail) {
    const { tx, now } = tenant;
    const { match, judged } = mail;
    await lockLead(tx, match.lead_id);
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: match.lead_id } });
    const fallback = await campaignZone(tenant);
    const { zone } = resolveZone({
        leadZone: lead.time_zone,
        leadLocation: lead.location,
        campaignZone: fallback({ settings: {} }),
    });
    const until = holdUntil(judged.returnDate, zone, now);
    await tx.lead.update({
        where: { id: lead.id },
        data: { held_until: until },
        select: { id: true },
    });
    const back = judged.returnDate ? ` until ${judged.returnDate}` : "";
    await queuePosts(tenant, {
        kind: "notice",
        subject: `away:${match.outbound_message_id ?? lead.id}:${until.toISOString().slice(0, 10)}`,
        ...(match.step_id ? { step_id: match.step_id } : {}),
        payload: {
            text: `${lead.full_name} is out of office${back}. This is not counted as a reply.`,
            next: `Follow-ups are held until ${until.toISOString().slice(0, 10)} and then go on by themselves.`,
        },
    });
    await tenant.audit({
        action: "hold_lead",
        subject_type: "lead",
        subject_id: lead.id,
        fields: ["held_until"],
    });
}
//# sourceMappingURL=apply-absence.js.map