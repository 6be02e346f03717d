import { securityHeaders } from "./send-answer.js";
/** Changes within this many ms are told as one. */
const GATHER_MS = 40;
const HEARTBEAT_MS = 20_000;
/** Tells a page, as server-sent events, whenever Slack looks different; until the page goes away. */
export function streamChanges(simulator, res) {
    res.writeHead(200, { "content-type": "text/event-stream", ...securityHeaders });
    res.write("retry: 1000\n\nevent: changed\ndata: {}\n\n");
    let waiting;
    const stop = simulator.subscribe(() => {
        waiting ??= setTimeout(() => {
            waiting = undefined;
            res.write("event: changed\ndata: {}\n\n");
        }, GATHER_MS);
    });
    const heartbeat = setInterval(() => res.write(": still here\n\n"), HEARTBEAT_MS);
    heartbeat.unref();
    res.on("close", () => {
        stop();
        clearTimeout(waiting);
        clearInterval(heartbeat);
    });
}
//# sourceMappingURL=event-stream.js.map