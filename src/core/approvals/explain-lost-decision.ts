import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import { sayTime } from "../say-time.ts";
import { cardState } from "./read-card.ts";
import { readTouch, type Touch } from "./read-touch.ts";

/** Why a decision did not count: who was first, or that the draft is another one now. Always throws. */
export async function explainLostDecision(
  tenant: Tenant,
  step_id: string,
  seenVersion: number,
): Promise<never> {
  const touch = await readTouch(tenant.tx, step_id);
  const undecided = touch.status === "pending";
  throw undecided ? conflict(sentence(touch, seenVersion)) : tooLate(touch);
}

/** The touch is past this decision; says what became of it, and who decided that, when. */
export function tooLate(touch: Touch): AppError {
  const state = cardState(touch);
  return conflict(`Too late: this message is already ${state}${byWhom(touch)}. Nothing changed.`);
}

/** An approved touch that was left out was stopped by what happened, and not by whoever approved it. */
function byWhom(touch: Touch): string {
  if (touch.status === "skipped" && touch.approval_state === "approved")
    return touch.skip_reason ? ` (${touch.skip_reason})` : "";
  const by = touch.decided_by ? ` by ${touch.decided_by}` : "";
  const at = touch.decided_at ? ` on ${sayTime(touch.decided_at)}` : "";
  return `${by}${at}`;
}

function sentence(touch: Touch, seenVersion: number): string {
  if (touch.draft_version !== seenVersion)
    return "The draft was changed after you saw it, so your click does not count. Please read the new version.";
  if (touch.approval_state === "expired")
    return "Nobody decided on this draft in time, so the question ended. Press Ask again to decide on it.";
  return "This draft is not up for approval yet; it is still being worked on.";
}

function conflict(say: string): AppError {
  return new AppError("conflict", { say, next: "Look at the card as it stands now." });
}
