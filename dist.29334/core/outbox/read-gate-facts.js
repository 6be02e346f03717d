import { zoneOf } from "../approvals/read-card.js";
import { currentHash, recipientOf } from "../approvals/read-touch.js";
import { campaignSettings } from "../campaigns/campaign.js";
import { campaignZone } from "../campaigns/campaign-zone.js";
import { readSequence } from "../sequences/read-sequence.js";
import { findSuppressions } from "../suppression/find-suppression.js";
import { capOn, localDay, nextLocalDay } from "./mailbox-cap.js";
/** Reads everything the gate judges, within the caller's transaction (and under its locks, in a send). */
export async function readGateFacts(tenant, touch) {
    const { tx, now } = tenant;
    const enrollment = await tx.campaignLead.findUnique({
        where: { campaign_id_lead_id: { campaign_id: touch.campaign_id, lead_id: touch.lead_id } },
        select: { status: true, stop_reason: true, sequence_version: true },
    });
    const fallback = await campaignZone(tenant);
    const before = await readStepsBefore(tenant, touch);
    const suppressions = await findSuppressions(tx, [
        { lead_id: touch.lead_id, email: touch.lead.email },
    ]);
    return {
        now,
        sending: await readSending(tenant),
        touch: {
            status: touch.status,
            kind: touch.kind,
            channel: touch.channel,
            delivery_state: touch.delivery_state,
            draft_version: touch.draft_version,
            approval_state: touch.approval_state,
            send_time: touch.send_time,
            skip_reason: touch.skip_reason,
            last_error: touch.last_error,
            approval_holds: touch.approved_hash !== null && touch.approved_hash === currentHash(touch),
        },
        campaign: {
            name: touch.campaign.name,
            status: touch.campaign.status ?? "draft",
            paused_reason: touch.campaign.paused_reason,
        },
        enrollment: enrollment && {
            status: enrollment.status ?? "active",
            stop_reason: enrollment.stop_reason,
        },
        lead: {
            name: touch.lead.full_name,
            status: touch.lead.status ?? "new",
            held_until: touch.lead.held_until,
            do_not_contact_reason: touch.lead.do_not_contact_reason,
        },
        recipient: recipientOf(touch),
        suppression: suppressions.get(touch.lead_id) ?? null,
        newer_reply: await hasNewerReply(tenant, touch),
        waits_for_step: before.waits_for_step,
        first_touch: touch.kind === "sequence" && !before.any_sent,
        window: await readWindow(tenant, touch, enrollment?.sequence_version ?? 1),
        zone: zoneOf(touch, fallback(touch.campaign)),
        mailbox: readMailbox(tenant, touch),
    };
}
async function readSending({ tx, user_id }) {
    const [row] = await tx.$queryRaw `
    select s.sending_enabled and u.sending_paused_at is null as on,
      case when not s.sending_enabled then s.reason
        when u.sending_paused_at is not null then 'paused by ' || coalesce(u.sending_paused_by, 'the owner') end as reason
    from dispatch.sending_state() s, users u where u.id = ${user_id}::uuid`;
    return row ?? { on: false, reason: "the account is gone" };
}
async function readStepsBefore({ tx }, touch) {
    if (touch.kind === "answer")
        return { waits_for_step: null, any_sent: true };
    const steps = await tx.sequenceStep.findMany({
        where: {
            campaign_id: touch.campaign_id,
            lead_id: touch.lead_id,
            kind: "sequence",
            step_number: { lt: touch.step_number },
        },
        orderBy: { step_number: "asc" },
        select: { step_number: true, status: true },
    });
    const open = steps.find((step) => step.status === "pending" || step.status === "scheduled");
    return {
        waits_for_step: open?.step_number ?? null,
        any_sent: steps.some((step) => step.status === "sent"),
    };
}
/** For a sequence step: any human message since enrolment; for an answer: any newer than the one answered. */
async function hasNewerReply({ tx }, touch) {
    if (touch.kind === "answer") {
        const answered = touch.answers_message_id
            ? await tx.message.findUnique({
                where: { id: touch.answers_message_id },
                select: { created_at: true },
            })
            : null;
        const newer = await tx.message.count({
            where: {
                lead_id: touch.lead_id,
                direction: "inbound",
                created_at: { gt: answered?.created_at ?? new Date(0) },
            },
        });
        return newer > 0;
    }
    const [row] = await tx.$queryRaw `
    select exists (
      select 1 from messages m join campaign_leads e on e.lead_id = m.lead_id and e.campaign_id = ${touch.campaign_id}::uuid
      where m.lead_id = ${touch.lead_id}::uuid and m.direction = 'inbound' and m.created_at >= e.added_at
    ) as replied`;
    return row?.replied ?? true;
}
async function readWindow(tenant, touch, version) {
    const settings = campaignSettings.parse(touch.campaign.settings ?? {});
    if (touch.kind === "answer")
        return null;
    const steps = await readSequence(tenant.tx, touch.campaign_id, version);
    return steps.find((step) => step.step_number === touch.step_number)?.window ?? settings.window;
}
function readMailbox({ deps, now, wall }, touch) {
    const { mailbox } = touch;
    if (!mailbox)
        return null;
    const kind = deps.mailboxProviders.find((one) => one.provider === mailbox.provider)?.kind ?? "real";
    const today = localDay(now, mailbox.time_zone).toString();
    const counted = mailbox.sent_day?.toISOString().slice(0, 10) === today ? mailbox.sent_count : 0;
    return {
        address: mailbox.address,
        kind,
        takes_channel: touch.channel === "email" || kind === "sandbox",
        status: mailbox.status,
        paused_reason: mailbox.paused_reason,
        breaker_until: mailbox.breaker_until,
        next_free_at: mailbox.next_free_at,
        sent_today: counted,
        cap: capOn(mailbox, now),
        next_day: nextLocalDay(now, mailbox.time_zone),
        can_read_replies: mailbox.can_read_replies,
        inbox_age_ms: mailbox.synced_at ? wall.getTime() - mailbox.synced_at.getTime() : null,
        has_unsubscribe: deps.publicUrl !== null || mailbox.can_read_replies,
    };
}
//# sourceMappingURL=read-gate-facts.js.map