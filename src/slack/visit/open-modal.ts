import type { ModalView } from "@slack/types";
import { WebAPIPlatformError } from "@slack/web-api";
import { AppError } from "../../core/errors.ts";
import type { Visit } from "./visit.ts";

const TOO_LATE = new Set(["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"]);

/** Opens a window. Throws `unavailable` with a sentence when Slack's three seconds are over. */
export async function openModal(visit: Visit, view: ModalView): Promise<void> {
  if (!visit.trigger_id) throw tooLate();
  try {
    await visit.client.views.open({ trigger_id: visit.trigger_id, view });
  } catch (error) {
    if (isTooLate(error)) throw tooLate(error);
    throw error;
  }
}

/** Whether Slack refused because the click was too long ago. */
function isTooLate(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && TOO_LATE.has(error.data.error);
}

function tooLate(cause?: unknown): AppError {
  return new AppError("unavailable", {
    say: "That took a moment too long, and Slack closed the window before it opened. Please try once more.",
    cause,
  });
}
