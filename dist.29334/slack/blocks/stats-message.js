import { actions, commandButton } from "./button.js";
import { campaignLines } from "./campaigns-message.js";
import { count, percent } from "./mrkdwn.js";
import { fields, section } from "./section.js";
import { chartInWords, drawChart } from "./stats-chart.js";
/** The six figures, the rates, and a picture of sent, replied and positive by day. */
export function statsMessage(stats) {
    const { figures } = stats;
    const rates = `reply rate *${percent(stats.reply_rate)}*, positive *${percent(stats.positive_rate)}*`;
    const text = stats.campaign
        ? `${campaignLines(stats.campaign)}\nOf the leads written to: ${rates}.`
        : `*${count(figures.messages_sent, "message")}* sent, *${count(figures.replies_received, "reply", "replies")}*, ${rates}.`;
    const blocks = [
        section(text),
        ...(stats.campaign ? [] : [sixFigures(figures)]),
        section(drawChart(stats.by_day)),
        actions(commandButton("Campaigns", "campaigns"), commandButton("Replies", "replies")),
    ];
    return { text: `${text} ${chartInWords(stats.by_day)}`, blocks };
}
function sixFigures(figures) {
    const shown = (amount) => amount.toLocaleString("en-US");
    return fields([
        ["Leads", shown(figures.total_leads)],
        ["Campaigns", shown(figures.total_campaigns)],
        ["Running campaigns", shown(figures.active_campaigns)],
        ["Messages sent", shown(figures.messages_sent)],
        ["Replies", shown(figures.replies_received)],
        ["Positive replies", shown(figures.positive_replies)],
    ]);
}
//# sourceMappingURL=stats-message.js.map