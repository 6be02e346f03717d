import { planCampaign } from "./prompts/plan-campaign.js";
import { triageReplies } from "./prompts/triage-replies.js";
import { weeklyReview } from "./prompts/weekly-review.js";
/** Every prompt, in the order it is listed. */
export const prompts = [triageReplies, planCampaign, weeklyReview];
//# sourceMappingURL=prompts.js.map