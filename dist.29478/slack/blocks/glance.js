import { actions, commandButton } from "./button.js";
import { count, fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** Today at a glance: what waits, what runs, and three buttons for what is most likely next. */
export function glanceMessage(today) {
    const text = glanceSentence(today);
    return { text, blocks: [section(text), ...pausedLine(today), ...glanceButtons(today)] };
}
/** The glance without a greeting, as the home tab shows it too. */
export function glanceSentence(today) {
    const drafts = count(today.waiting_approvals, "draft");
    const replies = count(today.replies_to_answer, "reply", "replies");
    const campaigns = count(today.running_campaigns, "campaign");
    const waiting = `*${drafts}* ${today.waiting_approvals === 1 ? "waits" : "wait"} for your decision`;
    const running = `*${campaigns}* ${today.running_campaigns === 1 ? "is" : "are"} running`;
    return `${waiting}, *${replies}* to answer, ${running}.`;
}
/** A warning while sending is switched off; nothing otherwise. */
export function pausedLine(today) {
    if (!today.sending.paused)
        return [];
    const why = today.sending.reason ? ` (${fenceLine(today.sending.reason)})` : "";
    return [
        section(`:double_vertical_bar: *All sending is paused*${why}. Nothing leaves until you resume it.`),
        actions(commandButton("Resume sending", "resume-all", "primary")),
    ];
}
/** The three buttons, by what waits and by what is still missing. */
export function glanceButtons(today) {
    const review = today.waiting_approvals > 0
        ? commandButton(`Review ${count(today.waiting_approvals, "draft")}`, "approve", "primary")
        : nextStepButton(today);
    const replies = today.replies_to_answer > 0
        ? commandButton(`Read ${count(today.replies_to_answer, "reply", "replies")}`, "replies")
        : commandButton("Figures", "stats");
    return [
        actions(review, replies, commandButton("Campaigns", "campaigns")),
        context("`/sdr help` lists everything I can do."),
    ];
}
function nextStepButton(today) {
    if (today.leads === 0)
        return commandButton("Import leads", "import", "primary");
    if (today.running_campaigns === 0)
        return commandButton("New campaign", "campaign new", "primary");
    return commandButton("Your leads", "leads");
}
//# sourceMappingURL=glance.js.map