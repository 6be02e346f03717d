import { z } from "zod";
import { campaign, idempotencyKey, leadId } from "../arguments.ts";
import { defineTool } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { draftText, draftView, toDraftText, toDraftView } from "../views/draft-view.ts";

/** Writes a draft; nothing is approved by it. */
export const draftMessage = defineTool({
  name: "draft_message",
  title: "Draft message",
  description:
    "Write or rewrite the draft of a lead's next touch (step_id, or campaign and lead_id) or of an answer to a reply (answers_message_id). Without body the template is used. It stays a draft; one that was waiting for approval waits again.",
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: false,
    openWorldHint: false,
  },
  scope: "draft",
  input: z.strictObject({
    step_id: z.uuid().optional().describe("The touch."),
    campaign: campaign.optional(),
    lead_id: leadId.optional(),
    answers_message_id: z.uuid().optional().describe("Reply to answer."),
    subject: z.string().max(250).optional().describe("First e-mail only."),
    body: z.string().trim().min(1).max(10_000).optional().describe("Plain text."),
    idempotency_key: idempotencyKey,
  }),
  output: draftView.extend({ draft: draftText.describe("The wording."), ...truncatedField }),
  async handle(core, actor, args) {
    const { card } = await core.draftMessage(actor, args);
    return { ...toDraftView(card), draft: toDraftText(card) };
  },
});
