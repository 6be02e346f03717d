import type { ModalView } from "@slack/types";
import type { ApprovalCard } from "../../core/approvals/approval-card.ts";
import { VIEWS } from "../ids.ts";
import { nounOf } from "./card-sentence.ts";
import { input, textElement } from "./input.ts";
import { modal } from "./modal.ts";
import { fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";
import { textInputs } from "./text-inputs.ts";

export type EditForm = { card: ApprovalCard; metadata: string; notice?: string };

/** The window in which a draft's words are changed. */
export function editDraftModal({ card, metadata, notice }: EditForm): ModalView {
  const asksSubject = card.channel === "email" && card.subject !== null;
  return modal(
    { callback_id: VIEWS.editDraft, title: "Edit the draft", submit: "Save", metadata },
    [
      ...(notice ? [section(notice)] : []),
      context(`To *${fenceLine(card.lead.full_name)}*. Nothing is sent before it is approved.`),
      ...(asksSubject
        ? [
            input(
              { field: "subject", label: "Subject" },
              textElement({ value: card.subject, max: 250 }),
            ),
          ]
        : []),
      ...textInputs({ field: "body", label: "Text", value: card.body }),
    ],
  );
}

/** The window that asks how a draft should be written instead. */
export function regenerateModal(card: ApprovalCard, metadata: string): ModalView {
  return modal(
    {
      callback_id: VIEWS.regenerateDraft,
      title: "Write it again",
      submit: "Write again",
      metadata,
    },
    [
      input(
        {
          field: "instruction",
          label: `What should be different in the ${nounOf(card)}?`,
          hint: "The draft you see now is replaced. You decide on the new one afterwards.",
          optional: true,
        },
        textElement({
          lines: true,
          max: 500,
          placeholder: "Shorter, and mention their new office",
        }),
      ),
    ],
  );
}

/** The window that asks why a draft is rejected. */
export function rejectModal(card: ApprovalCard, metadata: string): ModalView {
  return modal(
    { callback_id: VIEWS.rejectDraft, title: "Reject the draft", submit: "Reject", metadata },
    [
      section(
        `This also ends the campaign for *${fenceLine(card.lead.full_name)}*. To leave out only this message, use Skip.`,
      ),
      input(
        {
          field: "reason",
          label: "Why?",
          optional: true,
          hint: "Kept on the card and in the log.",
        },
        textElement({ max: 300, placeholder: "They are a customer already" }),
      ),
    ],
  );
}
