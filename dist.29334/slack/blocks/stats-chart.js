import { count } from "./mrkdwn.js";
import { dayInWords } from "./time.js";
/** Characters of the longest bar: with the day and the numbers it fits a phone held upright. */
const BAR_LENGTH = 16;
/** More days than this make the picture longer than Slack shows unfolded. */
const MOST_DAYS = 30;
/** Bars by day, drawn with characters so that no picture has to be fetched from anywhere. */
export function drawChart(days) {
    const shown = days.slice(-MOST_DAYS);
    if (shown.length === 0)
        return "Nothing was sent yet.";
    const most = Math.max(1, ...shown.map((day) => day.sent));
    const rows = shown.map((day) => {
        const bar = day.sent === 0 ? "" : "█".repeat(Math.max(1, Math.round((day.sent / most) * BAR_LENGTH)));
        const label = dayInWords(day.day).padEnd(10);
        return `${label} ${bar.padEnd(BAR_LENGTH)} ${day.sent} / ${day.replied} / ${day.positive}`;
    });
    return `*By day*: sent / replied / positive\n\`\`\`\n${rows.join("\n")}\n\`\`\``;
}
/** The picture in a sentence, for those who do not see it. */
export function chartInWords(days) {
    if (days.length === 0)
        return "";
    const sum = (pick) => days.reduce((all, day) => all + pick(day), 0);
    const best = days.reduce((one, other) => (other.sent > one.sent ? other : one));
    const total = `In the last ${count(days.length, "day")}: ${sum((day) => day.sent)} sent, ${sum((day) => day.replied)} replied, ${sum((day) => day.positive)} positive.`;
    return best.sent > 0 ? `${total} Most on ${dayInWords(best.day)} (${best.sent}).` : total;
}
//# sourceMappingURL=stats-chart.js.map