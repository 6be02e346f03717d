/** What the composer suggests when main.ts names no commands of its own. */
export const defaultCommands = [
    { usage: "/sdr", what: "Today at a glance" },
    { usage: "/sdr help", what: "Every command, with an example" },
    { usage: "/sdr import", what: "Bring leads in from a CSV file" },
    { usage: "/sdr leads", what: "Search your leads" },
    { usage: "/sdr lead add", what: "Add one lead" },
    { usage: "/sdr campaigns", what: "Your campaigns with live figures" },
    { usage: "/sdr campaign new", what: "Set up a campaign" },
    { usage: "/sdr campaign start", what: "Start a campaign" },
    { usage: "/sdr campaign pause", what: "Pause a campaign" },
    { usage: "/sdr campaign resume", what: "Go on with a paused campaign" },
    { usage: "/sdr enroll", what: "Put leads into a campaign" },
    { usage: "/sdr approve", what: "The next draft that waits for you" },
    { usage: "/sdr replies", what: "What leads wrote back" },
    { usage: "/sdr stats", what: "Sent, replied, positive" },
    { usage: "/sdr why", what: "Why a lead got nothing" },
    { usage: "/sdr simulate", what: "What a campaign would send, and when" },
    { usage: "/sdr connect", what: "Connect a mailbox or a data source" },
    { usage: "/sdr pause-all", what: "Stop all sending at once" },
    { usage: "/sdr settings", what: "Channel, quiet hours, reminders, language" },
];
//# sourceMappingURL=default-commands.js.map