import type { Tenant } from "../operation.ts";
import type { DraftPayload } from "./draft-payload.ts";
import { currentHash, readTouch, type Touch } from "./read-touch.ts";
import { writeFooter } from "./write-footer.ts";

export type NewDraft = {
  touch: Touch;
  words: Pick<DraftPayload, "subject" | "body" | "used" | "writer"> & { variant?: string | null };
  author: string;
  /** A person changed the words. */
  edited?: boolean;
};

const REDRAFTABLE = ["pending", "failed"];

const UNDECIDED = {
  approval_state: "none",
  approved_hash: null,
  approved_by: null,
  approved_at: null,
  approved_via: null,
  decided_by: null,
  decided_at: null,
};

/**
 * Writes a new version of a draft, which voids whatever was decided or asked for before, and answers the
 * touch as it stands then. A touch that was given up is taken up again. Null when it no longer waits, or
 * has another version already.
 */
export async function storeDraft(tenant: Tenant, draft: NewDraft): Promise<Touch | null> {
  const { touch, words } = draft;
  // The writer may have taken its time: whom it goes to is what the lead says now.
  const current = await readTouch(tenant.tx, touch.id);
  const payload: DraftPayload = {
    subject: words.subject,
    body: words.body,
    footer: await writeFooter(tenant, current),
    variant: words.variant ?? touch.payload.variant,
    used: words.used,
    writer: words.writer,
  };
  const stored = await tenant.tx.sequenceStep.updateMany({
    where: {
      id: touch.id,
      status: { in: REDRAFTABLE },
      draft_version: touch.draft_version,
    },
    data: {
      status: "pending",
      payload,
      draft_version: { increment: 1 },
      draft_author: draft.author,
      edited: draft.edited ?? false,
      content_hash: currentHash({ ...current, payload }),
      ...UNDECIDED,
      attempts: 0,
      delivery_state: "idle",
      lease_until: null,
      // A token at the provider holds the old words and must never be used again.
      provider_draft_id: null,
      accepted_at: null,
      failing_since: null,
      last_error: null,
      deferred_reason: null,
    },
  });
  return stored.count === 0 ? null : readTouch(tenant.tx, touch.id);
}

/** Whether a touch can be worded anew: nobody has approved it, or it was given up. */
export function isRedraftable(touch: Pick<Touch, "status">): boolean {
  return REDRAFTABLE.includes(touch.status);
}
