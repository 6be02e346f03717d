import type { ProcessContext, Tenant } from "../operation.ts";
import { followUpHeaders } from "../outbox/compose/follow-up-headers.ts";
import type { Draft, DraftRequest } from "../ports/draft-writer.ts";
import { readDraftRequest } from "./read-draft-request.ts";
import { readTouch, type Touch } from "./read-touch.ts";

export type PreparedDraft = { touch: Touch; request: DraftRequest; variant: string | null };

/** Reads all that a writer may know about one touch: this lead only, never another. */
export async function prepareDraft(
  tenant: Tenant,
  touch: Touch,
  instruction: string | null,
): Promise<PreparedDraft> {
  return { touch, ...(await readDraftRequest(tenant, touch, instruction)) };
}

/** Has a touch worded, with the network call outside every transaction. */
export async function wordTouch(context: ProcessContext, prepared: PreparedDraft): Promise<Draft> {
  const draft = await context.deps.writer.write(prepared.request);
  if (draft.subject !== null || prepared.touch.channel !== "email") return draft;
  return {
    ...draft,
    subject: await context.inTenant((tenant) => threadSubject(tenant, prepared.touch)),
  };
}

/** Reads, words and answers in one go, for a caller that stores the result itself. */
export async function draftTouch(
  context: ProcessContext,
  step_id: string,
  instruction: string | null,
): Promise<{ prepared: PreparedDraft; draft: Draft }> {
  const prepared = await context.inTenant(async (tenant) =>
    prepareDraft(tenant, await readTouch(tenant.tx, step_id), instruction),
  );
  return { prepared, draft: await wordTouch(context, prepared) };
}

/** A follow-up keeps the subject of the thread, with `Re:` once; what follows nothing claims no thread. */
async function threadSubject(tenant: Tenant, touch: Touch): Promise<string> {
  const first = await tenant.tx.message.findFirst({
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
  return followUpHeaders(mail ? [mail] : []).subject ?? touch.campaign.name;
}
