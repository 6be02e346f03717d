import { packOwned } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { actions, button, commandButton } from "./button.js";
import { clip, count, fenceLine } from "./mrkdwn.js";
import { section } from "./section.js";
/** Campaigns in one answer: each takes two blocks. */
export const CAMPAIGNS_PER_PAGE = 15;
const STATUS_WORDS = {
    draft: "not started",
    active: "running",
    paused: "paused",
    completed: "completed",
};
/** Campaigns with live figures, and the buttons that make sense for each. */
export function campaignsMessage(page) {
    if (page.campaigns.length === 0)
        return noCampaigns(page.question);
    const running = page.campaigns.filter((each) => each.status === "active").length;
    const text = page.question ?? `${count(page.campaigns.length, "campaign")}, ${running} running.`;
    return {
        text,
        blocks: [section(text), ...page.campaigns.flatMap(campaignBlocks), ...further(page)],
    };
}
/** One campaign in three lines. */
export function campaignLines(campaign) {
    const { figures } = campaign;
    const why = campaign.paused_reason ? ` (${fenceLine(campaign.paused_reason)})` : "";
    const name = `*${fenceLine(campaign.name, 120)}*, ${STATUS_WORDS[campaign.status]}${why}`;
    const now = `${count(figures.leads, "lead")}, ${count(figures.waiting_approval, "draft")} waiting, ${figures.scheduled} scheduled`;
    const so_far = `${figures.sent} sent, ${count(figures.replies, "reply", "replies")}, ${figures.positive} positive`;
    return `${name}\n${now}\n${so_far}`;
}
/** After a campaign was started, resumed or paused. */
export function campaignChangedMessage(campaign, sentence) {
    return {
        text: sentence,
        blocks: [section(sentence), ...campaignBlocks(campaign)],
    };
}
function campaignBlocks(campaign) {
    const id = campaign.campaign_id;
    const named = (label, command, style) => ({
        ...commandButton(label, command, style),
        accessibility_label: clip(`${label}: ${campaign.name}`, 75),
    });
    const running = campaign.status === "active";
    const go = campaign.status === "paused" ? named("Resume", `campaign resume ${id}`) : null;
    const first = campaign.status === "draft" ? named("Start…", `campaign start ${id}`, "primary") : go;
    const state = running ? named("Pause", `campaign pause ${id}`) : first;
    return [
        section(campaignLines(campaign)),
        actions(...(state ? [state] : []), named("Enroll leads", `enroll ${id}`), named("Figures", `stats ${id}`)),
    ];
}
function further({ next_cursor, user_id }) {
    const more = next_cursor
        ? [
            button({
                action: ACTIONS.moreCampaigns,
                label: "More campaigns",
                value: packOwned(user_id, next_cursor),
            }),
        ]
        : [];
    return [actions(...more, commandButton("New campaign", "campaign new"))];
}
function noCampaigns(question) {
    const text = question
        ? "There is no campaign for this yet. Set one up first."
        : "You have no campaigns yet. A campaign holds the messages and when they go; you approve each of them.";
    return {
        text,
        blocks: [section(text), actions(commandButton("New campaign", "campaign new", "primary"))],
    };
}
//# sourceMappingURL=campaigns-message.js.map