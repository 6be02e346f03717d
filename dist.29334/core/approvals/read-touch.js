import { AppError } from "../errors.js";
import { contentHash } from "./content-hash.js";
import { draftPayload } from "./draft-payload.js";
export const touchSelect = {
    id: true,
    user_id: true,
    step_number: true,
    channel: true,
    status: true,
    kind: true,
    origin: true,
    send_time: true,
    sent_at: true,
    payload: true,
    draft_version: true,
    draft_author: true,
    content_hash: true,
    approval_state: true,
    approval_requested_at: true,
    approved_hash: true,
    approved_via: true,
    decided_by: true,
    decided_at: true,
    edited: true,
    delivery_state: true,
    attempts: true,
    attempt_id: true,
    sending_at: true,
    provider_draft_id: true,
    last_error: true,
    skip_reason: true,
    deferred_reason: true,
    mailbox_id: true,
    answers_message_id: true,
    campaign_id: true,
    lead_id: true,
    campaign: true,
    lead: true,
    mailbox: true,
};
/** A touch by id; `not_found` for one of another tenant, or whose campaign or lead is gone. */
export async function readTouch(tx, step_id) {
    const row = await tx.sequenceStep.findUnique({ where: { id: step_id }, select: touchSelect });
    const touch = row && asTouch(row);
    if (touch)
        return touch;
    throw new AppError("not_found", {
        say: "This draft no longer exists; its campaign or lead was deleted.",
        next: "Look at the waiting drafts again.",
    });
}
export function asTouch(row) {
    const { campaign, lead, campaign_id, lead_id } = row;
    if (!campaign || !lead || !campaign_id || !lead_id)
        return null;
    const payload = draftPayload.parse(row.payload ?? {});
    return { ...row, payload, campaign, lead, campaign_id, lead_id, status: row.status ?? "pending" };
}
/** Where this touch goes: the e-mail address in lower case, or the LinkedIn profile; empty when unknown. */
export function recipientOf(touch) {
    if (touch.channel === "email")
        return touch.lead.email?.trim().toLowerCase() ?? "";
    return touch.lead.linkedin_url ?? "";
}
/** The hash of the touch as it stands now, which an approval must match. */
export function currentHash(touch) {
    return contentHash({
        step_id: touch.id,
        lead_id: touch.lead_id,
        recipient: recipientOf(touch),
        mailbox_id: touch.mailbox_id,
        channel: touch.channel,
        payload: touch.payload,
    });
}
//# sourceMappingURL=read-touch.js.map