import type { ModalView } from "@slack/types";
import type { LeadSummary } from "../../core/leads/lead.ts";
import { VIEWS } from "../ids.ts";
import type { EraseResult } from "../results.ts";
import { leadLines } from "./leads-message.ts";
import type { Message } from "./message.ts";
import { modal } from "./modal.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { plainMessage } from "./plain-message.ts";
import { section } from "./section.ts";

/** Who is erased, and that there is no way back. */
export function forgetModal(lead: LeadSummary, metadata: string): ModalView {
  const options = { callback_id: VIEWS.forgetLead, title: "Erase this lead?", metadata };
  return modal({ ...options, submit: "Erase for good" }, [
    section(leadLines(lead)),
    section(
      "Everything of theirs is deleted: the lead and any other with the same LinkedIn profile, all messages and drafts, received mail, and what stands about them in Slack. A keyed hash stays, so that no import brings them back and nobody writes to them again. *This cannot be undone.*",
    ),
  ]);
}

/** What was erased, and what lies where we cannot reach. */
export function erasedMessage(done: EraseResult): Message {
  const vendors = done.left_at.slice(0, 5).map((address) => fenceLine(address, 160));
  const elsewhere =
    vendors.length > 0
      ? ` Their mails may still lie in ${vendors.join(", ")}: delete them there.`
      : "";
  const leads = done.leads > 1 ? `${done.leads} leads with their LinkedIn profile` : "the lead";
  return plainMessage(
    `Erased: ${leads}, ${count(done.messages, "message")}, ${count(done.steps, "touch", "touches")} and ${count(done.mails, "received mail")}. They are never contacted again.${elsewhere}`,
  );
}
