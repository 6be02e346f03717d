import type { ModalView } from "@slack/types";
import { VIEWS } from "../ids.ts";
import type { SuppressResult } from "../results.ts";
import { input, option } from "./input.ts";
import type { Message } from "./message.ts";
import { modal } from "./modal.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { onItsWay } from "./pause-message.ts";
import { plainMessage } from "./plain-message.ts";
import { context, section } from "./section.ts";

/** Ticked where colleagues must not write to them either. */
export const FOR_WORKSPACE = "workspace";

/** Whom it is about, what it cancels, and whether colleagues are to leave them alone too. */
export function suppressModal(
  { who, planned }: { who: string; planned: SuppressResult },
  metadata: string,
): ModalView {
  const options = { callback_id: VIEWS.suppressContact, title: "Never contact again?", metadata };
  const already = planned.suppressed === 0 ? " They are on the list already." : "";
  const cancels = `${count(planned.leads, "lead")} and ${count(planned.steps_skipped, "planned message")} of yours are affected.`;
  return modal({ ...options, submit: "Suppress" }, [
    section(
      `*${fenceLine(who, 200)}* gets no further message from any campaign. ${cancels}${already}${onItsWay(planned.already_sending)}`,
    ),
    input(
      { field: "share", label: "Colleagues", optional: true },
      {
        type: "checkboxes",
        options: [option(FOR_WORKSPACE, "For everybody in this Slack workspace")],
      },
    ),
    context("Colleagues never see whom it is about or why; they share only a hash."),
  ]);
}

/** After it was done. */
export function suppressedMessage(done: SuppressResult): Message {
  const skipped =
    done.steps_skipped > 0 ? ` ${count(done.steps_skipped, "planned message")} cancelled.` : "";
  return plainMessage(
    `They will not be contacted again.${skipped}${onItsWay(done.already_sending)} The list is at \`/sdr suppressions\`.`,
  );
}
