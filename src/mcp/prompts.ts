import type { Prompt } from "./define-prompt.ts";
import { planCampaign } from "./prompts/plan-campaign.ts";
import { triageReplies } from "./prompts/triage-replies.ts";
import { weeklyReview } from "./prompts/weekly-review.ts";

/** Every prompt, in the order it is listed. */
export const prompts: readonly Prompt[] = [triageReplies, planCampaign, weeklyReview];
