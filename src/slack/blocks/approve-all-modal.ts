import type { KnownBlock, ModalView } from "@slack/types";
import type { ApprovalCard } from "../../core/approvals/approval-card.ts";
import { VIEWS } from "../ids.ts";
import { modal } from "./modal.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";

export type ApproveAllForm = { cards: readonly ApprovalCard[]; total: number; metadata: string };

/** The confirmation before many drafts are approved: exactly these, in the versions listed here. */
export function approveAllModal({ cards, total, metadata }: ApproveAllForm): ModalView {
  const campaign = fenceLine(cards[0]?.campaign_name ?? "this campaign");
  const rest = total - cards.length;
  const more = rest > 0 ? ` ${count(rest, "more draft")} can be approved after these.` : "";
  return modal(
    {
      callback_id: VIEWS.approveAll,
      title: "Approve all",
      submit: `Approve ${cards.length}`,
      metadata,
    },
    [
      section(`Approve ${count(cards.length, "draft")} of *${campaign}*, as listed here?${more}`),
      ...cards.map(line),
      context(
        "A draft that is changed before you press Approve is left out and stays in the queue.",
      ),
    ],
  );
}

function line(card: ApprovalCard): KnownBlock {
  const to = `*${fenceLine(card.lead.full_name, 80)}*, ${fenceLine(card.lead.address, 120)}`;
  const subject = card.subject ? `_${fenceLine(card.subject, 120)}_\n` : "";
  return section(`${to}\n${subject}${fenceLine(card.body, 280)}`);
}
