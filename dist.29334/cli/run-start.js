import { createLog } from "./create-log.js";
import { start } from "./start.js";
/** Runs until Ctrl-C or SIGTERM, then drains and leaves. A second signal leaves at once. */
export async function runStart(config, only) {
    const log = createLog(config.LOG_LEVEL);
    const asked = signalAsked();
    const running = await start({ config, log, only });
    process.stdout.write(`${greeting(running)}\n`);
    await asked;
    process.stdout.write("\nStopping: finishing what is under way …\n");
    await running.stop();
    process.stdout.write("Stopped. Your data is kept; start again any time.\n");
}
/** Resolves at the first signal; the second one ends the process, for whoever cannot wait. */
function signalAsked() {
    return new Promise((resolve) => {
        let asked = false;
        for (const signal of ["SIGINT", "SIGTERM"]) {
            process.on(signal, () => {
                if (asked)
                    process.exit(130);
                asked = true;
                resolve();
            });
        }
    });
}
function greeting({ url, playgroundUrl, linkCode }) {
    if (playgroundUrl) {
        return [
            "",
            "  Chat SDR is running. Nothing real is sent: the mailbox is a sandbox.",
            "",
            `  Open the playground:  ${playgroundUrl}`,
            "  First step there:     type  /sdr import  and choose examples/leads.csv",
            `  For an AI agent:      ${url}/mcp   (or: npx sdr mcp)`,
            "",
            "  Ctrl-C stops it; your data is kept.",
            "",
        ].join("\n");
    }
    const link = linkCode
        ? `  In Slack, type  /sdr link ${linkCode}  within ten minutes to become the owner.\n`
        : "";
    return `\n  Chat SDR is running at ${url}\n${link}\n  Ctrl-C stops it.\n`;
}
//# sourceMappingURL=run-start.js.map