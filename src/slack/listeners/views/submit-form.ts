import type { ViewSubmitAction } from "@slack/bolt";
import { AppError } from "../../../core/errors.ts";
import { escapeMrkdwn } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { reportError, sentenceOf } from "../../say-error.ts";
import { openModal } from "../../visit/open-modal.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { unpackMetadata } from "../../visit/way-back.ts";
import { readForm } from "./form.ts";
import { refillForm, type SubmittedView } from "./refill-form.ts";
import { updateModal } from "./update-modal.ts";
import type { ViewListener } from "./view-listener.ts";

/** Works on a submitted form. When it fails, the form comes back with what was typed and the reason. */
export async function submitForm(
  visit: Visit,
  listener: ViewListener,
  body: ViewSubmitAction,
): Promise<void> {
  try {
    refuseWithoutSecrets(body);
    const { about } = unpackMetadata(body.view.private_metadata);
    const form = readForm(body.view.state.values);
    await listener.run(visit, { form, about, view_id: body.view.id });
  } catch (error) {
    reportError(visit, error);
    await giveBack(visit, { listener, body, sentence: sentenceOf(error, visit.once) });
  }
}

type Returned = { listener: ViewListener; body: ViewSubmitAction; sentence: string };

async function giveBack(visit: Visit, { listener, body, sentence }: Returned): Promise<void> {
  const view = refillForm(body.view as unknown as SubmittedView, sentence);
  if (listener.working && (await updateModal(visit, body.view.id, view))) return;
  try {
    await openModal(visit, view);
  } catch {
    // Too late for a window; the reason must reach the person all the same.
    await tellPrivately(visit, plainMessage(escapeMrkdwn(sentence)));
  }
}

function refuseWithoutSecrets(body: ViewSubmitAction): void {
  if (!("secrets_left_out" in body)) return;
  throw new AppError("unavailable", {
    say: "Chat SDR was restarted before it could sign in, and it writes no password down. Please fill in the form once more.",
  });
}
