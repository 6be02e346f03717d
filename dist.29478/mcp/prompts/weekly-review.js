import { campaignArgument } from "./campaign-argument.js";
/** What happened, what stands still, what to do next. */
export const weeklyReview = {
    name: "weekly_review",
    title: "Weekly review",
    description: "Sum up the last seven days: figures, what replies say, what is stuck and why, next steps.",
    arguments: [campaignArgument],
    text: ({ campaign, }) => `Review the last seven days of outreach${campaign ? ` in the campaign "${campaign}"` : ""}.

1. get_stats for seven days, then the campaigns with their figures.
2. Read the replies of the week and sum up what people say, in numbers and two or three short quotes.
3. Look at what waits for approval longer than a day, and at leads whose touch is late: why_not_sent says why.
4. Check the mailboxes' health and caps.
5. Answer on one page: what worked, what did not, three proposals. Change nothing.`,
};
//# sourceMappingURL=weekly-review.js.map