import { VIEWS } from "../ids.js";
import { modal } from "./modal.js";
import { count, fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** The confirmation before many drafts are approved: exactly these, in the versions listed here. */
export function approveAllModal({ cards, total, metadata }) {
    const campaign = fenceLine(cards[0]?.campaign_name ?? "this campaign");
    const rest = total - cards.length;
    const more = rest > 0 ? ` ${count(rest, "more draft")} can be approved after these.` : "";
    return modal({
        callback_id: VIEWS.approveAll,
        title: "Approve all",
        submit: `Approve ${cards.length}`,
        metadata,
    }, [
        section(`Approve ${count(cards.length, "draft")} of *${campaign}*, as listed here?${more}`),
        ...cards.map(line),
        context("A draft that is changed before you press Approve is left out and stays in the queue."),
    ]);
}
function line(card) {
    const to = `*${fenceLine(card.lead.full_name, 80)}*, ${fenceLine(card.lead.address, 120)}`;
    const subject = card.subject ? `_${fenceLine(card.subject, 120)}_\n` : "";
    return section(`${to}\n${subject}${fenceLine(card.body, 280)}`);
}
//# sourceMappingURL=approve-all-modal.js.map