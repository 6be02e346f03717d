import type { ProcessContext, Tenant } from "../operation.ts";
import { followUpHeaders } from "../outbox/compose/follow-up-headers.ts";
import { inTime } from "../outbox/in-time.ts";
import type { Draft, DraftRequest } from "../ports/draft-writer.ts";
import { draftPayload } from "./draft-payload.ts";
import { readDraftRequest } from "./read-draft-request.ts";
import type { Touch } from "./read-touch.ts";
import { refuseUnfinishedText } from "./refuse-unfinished-text.ts";

/** Longest wait for a writer, in ms; within the lease of a draft. */
const WRITER_MS = 90_000;

export type PreparedDraft = { touch: Touch; request: DraftRequest; variant: string | null };

/** Reads all that a writer may know about one touch: this lead only, never another. */
export async function prepareDraft(
  tenant: Tenant,
  touch: Touch,
  instruction: string | null,
): Promise<PreparedDraft> {
  return { touch, ...(await readDraftRequest(tenant, touch, instruction)) };
}

/**
 * Has a touch worded, with the network call outside every transaction. Whatever wrote it, unfinished text
 * is refused; a writer that does not answer throws `unavailable`.
 */
export async function wordTouch(context: ProcessContext, prepared: PreparedDraft): Promise<Draft> {
  const { touch, request } = prepared;
  const written = context.deps.writer.write(request);
  const draft = await inTime(written, { ms: WRITER_MS, who: "The writer of drafts" });
  const subject =
    draft.subject !== null || touch.channel !== "email"
      ? draft.subject
      : ((await threadSubject(context, touch)) ?? (await openingSubject(context, touch)));
  refuseUnfinishedText({ subject, body: draft.body });
  return { ...draft, subject };
}

/** A follow-up keeps the subject of the thread, with `Re:` once; null for what follows nothing. */
export function threadSubject(context: ProcessContext, touch: Touch): Promise<string | null> {
  return context.inTenant(async ({ tx }) => {
    const first = await tx.message.findFirst({
      where: {
        lead_id: touch.lead_id,
        campaign_id: touch.campaign_id,
        channel: "email",
        subject: { not: null },
      },
      orderBy: { created_at: "asc" },
      select: { subject: true, rfc_message_id: true },
    });
    const mail = first && { messageId: first.rfc_message_id ?? "", subject: first.subject };
    return followUpHeaders(mail ? [mail] : []).subject;
  });
}

/** Of a follow-up that opens the conversation, since what came before was left out: the subject that one had. */
function openingSubject(context: ProcessContext, touch: Touch): Promise<string> {
  return context.inTenant(async ({ tx }) => {
    const before = await tx.sequenceStep.findFirst({
      where: {
        campaign_id: touch.campaign_id,
        lead_id: touch.lead_id,
        kind: "sequence",
        channel: "email",
        step_number: { lt: touch.step_number },
        draft_version: { gt: 0 },
      },
      orderBy: { step_number: "asc" },
      select: { payload: true },
    });
    const subject = before && draftPayload.parse(before.payload ?? {}).subject;
    return subject || touch.campaign.name;
  });
}
