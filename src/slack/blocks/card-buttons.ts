import type { ActionsBlock, Button } from "@slack/types";
import type { ApprovalCard } from "../../core/approvals/approval-card.ts";
import { packDraft } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, confirm } from "./button.ts";
import { nounOf } from "./card-sentence.ts";

/** What can be decided on a card now; null once there is nothing left to decide. */
export function cardButtons(card: ApprovalCard, user_id: string): ActionsBlock | null {
  const value = packDraft({
    user_id,
    step_id: card.step_id,
    draft_version: Math.max(card.draft_version, 1),
  });
  const whom = `the ${nounOf(card)} to ${card.lead.full_name}`;
  switch (card.state) {
    case "waiting":
      return decisions(card, value, whom);
    case "expired":
      return actions(askAgain(value, whom), regenerate(value, whom), skip(value, whom));
    case "approved":
      return actions(takeBack(value, whom));
    case "failed":
      return actions(regenerate(value, whom), skip(value, whom));
    case "uncertain":
      return outcomes(value, whom);
    default:
      return null;
  }
}

function decisions(card: ApprovalCard, value: string, whom: string): ActionsBlock {
  const label = card.edited ? "Approve (edited)" : "Approve";
  return actions(
    button({
      action: ACTIONS.approve,
      label,
      value,
      style: "primary",
      spoken: `${label} ${whom}`,
    }),
    button({ action: ACTIONS.edit, label: "Edit", value, spoken: `Edit ${whom}` }),
    regenerate(value, whom),
    skip(value, whom),
    button({
      action: ACTIONS.reject,
      label: "Reject",
      value,
      style: "danger",
      spoken: `Reject ${whom}`,
    }),
  );
}

function regenerate(value: string, whom: string): Button {
  return button({
    action: ACTIONS.regenerate,
    label: "Regenerate",
    value,
    spoken: `Write again ${whom}`,
  });
}

function skip(value: string, whom: string): Button {
  return button({ action: ACTIONS.skip, label: "Skip", value, spoken: `Skip ${whom}` });
}

function askAgain(value: string, whom: string): Button {
  return button({
    action: ACTIONS.askAgain,
    label: "Ask again",
    value,
    style: "primary",
    spoken: `Ask again about ${whom}`,
  });
}

/** Skips what is approved, as long as it has not begun to leave. */
function takeBack(value: string, whom: string): Button {
  return button({
    action: ACTIONS.skip,
    label: "Take back",
    value,
    spoken: `Take back ${whom}`,
    confirm: confirm({
      title: "Take it back?",
      text: "It is not sent. The sequence goes on with its next step.",
      yes: "Take back",
    }),
  });
}

function outcomes(value: string, whom: string): ActionsBlock {
  return actions(
    button({
      action: ACTIONS.itWasSent,
      label: "It was sent",
      value,
      spoken: `It was sent: ${whom}`,
    }),
    button({
      action: ACTIONS.sendAgain,
      label: "Send again",
      value,
      spoken: `Send again: ${whom}`,
      confirm: confirm({
        title: "Send it again?",
        text: "If the first one did go out, they get the same message twice. Look into your sent mail first.",
        yes: "Send again",
      }),
    }),
  );
}
