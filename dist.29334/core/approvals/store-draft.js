import { currentHash, readTouch } from "./read-touch.js";
import { writeFooter } from "./write-footer.js";
/**
 * Writes a new version of a draft, which voids whatever was approved or asked for before, and answers
 * the touch as it stands then. Null when the touch is no longer waiting, or has another version already.
 */
export async function storeDraft(tenant, draft) {
    const { touch, words } = draft;
    const payload = {
        subject: words.subject,
        body: words.body,
        footer: await writeFooter(tenant, touch),
        variant: words.variant ?? touch.payload.variant,
        used: words.used,
        writer: words.writer,
    };
    const stored = await tenant.tx.sequenceStep.updateMany({
        where: { id: touch.id, status: "pending", draft_version: touch.draft_version },
        data: {
            payload,
            mailbox_id: touch.mailbox_id,
            draft_version: { increment: 1 },
            draft_author: draft.author,
            edited: draft.edited ?? false,
            content_hash: currentHash({ ...touch, payload }),
            approval_state: "none",
            approved_hash: null,
            delivery_state: "idle",
            lease_until: null,
            // A token at the provider holds the old words and must never be used again.
            provider_draft_id: null,
            last_error: null,
        },
    });
    return stored.count === 0 ? null : readTouch(tenant.tx, touch.id);
}
//# sourceMappingURL=store-draft.js.map