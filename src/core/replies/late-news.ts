import type { EarlierJudgement } from "./claim-outdated-mail.ts";
import type { Classification } from "./reading/classification.ts";

/** What a second reading found that must stop somebody's touches: a reply is one taken for a machine's. */
export type LateNews = "opt_out" | "reply" | "bounce" | "complaint";

/**
 * What was overlooked in a mail and has to be acted on now; null when nothing was, also where the new
 * judgement is milder than the earlier one, since nothing is ever lifted by rules.
 */
export function lateNews(
  before: EarlierJudgement,
  judged: Classification,
  isWrittenDown: boolean,
): LateNews | null {
  if (judged.kind === "complaint") return before.kind === "complaint" ? null : "complaint";
  if (judged.kind === "bounce") {
    return judged.bounce?.hard && !before.bounce?.hard ? "bounce" : null;
  }
  if (judged.kind !== "human") return null;
  if (!isWrittenDown) return "reply";
  return judged.intent === "unsubscribe" && before.intent !== "unsubscribe" ? "opt_out" : null;
}
