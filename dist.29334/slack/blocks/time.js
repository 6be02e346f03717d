/** A moment that each reader sees in their own zone. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function slackTime(iso) {
    const at = new Date(iso);
    const fallback = `${inZone(iso, "UTC")} UTC`;
    return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
}
/** A moment in words on the lead's own clock: `Tue, 25 Nov, 10:32 in Berlin`. */
export function leadTime(iso, zone) {
    if (knownZone(zone) === "UTC")
        return `${inZone(iso, "UTC")} UTC`;
    return `${inZone(iso, zone)} in ${zone.split("/").at(-1)?.replaceAll("_", " ")}`;
}
/** A day as people say it: `Tue, 25 Nov`. */
export function dayInWords(day) {
    const at = new Date(`${day}T12:00:00Z`);
    return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" })
        .format(at)
        .replace(",", "");
}
function inZone(iso, zone) {
    return new Intl.DateTimeFormat("en-GB", {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        timeZone: knownZone(zone),
    }).format(new Date(iso));
}
/** A zone this machine does not know must not cost the reader the card. */
function knownZone(zone) {
    try {
        return new Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone;
    }
    catch {
        return "UTC";
    }
}
//# sourceMappingURL=time.js.map