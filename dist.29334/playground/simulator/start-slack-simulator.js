import { createServer } from "node:http";
import { createSlackSimulator, } from "./create-slack-simulator.js";
const GRACE_MS = 500;
/** A simulated Slack on a free port of its own on loopback, as tests of the Slack surface need it. */
export async function startSlackSimulator(options) {
    const server = createServer((req, res) => {
        const path = new URL(req.url ?? "/", "http://localhost").pathname;
        simulator.serve({ req, res, path }).then((ours) => {
            if (!ours)
                res.writeHead(404).end();
        }, (error) => {
            if (res.headersSent)
                res.destroy();
            else
                res.writeHead(500).end(String(error));
        });
    });
    await new Promise((resolve) => {
        server.listen(0, "127.0.0.1", resolve);
    });
    const publicUrl = `http://127.0.0.1:${server.address().port}`;
    const simulator = createSlackSimulator({ ...options, publicUrl });
    return {
        simulator,
        apiUrl: `${publicUrl}/api/`,
        close: () => closeGently(server),
    };
}
/** Lets calls under way finish; cuts what still hangs, for a fault may have left it without an answer. */
function closeGently(server) {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    return new Promise((resolve) => {
        server.close(() => {
            clearTimeout(cut);
            resolve();
        });
        server.closeIdleConnections();
    });
}
//# sourceMappingURL=start-slack-simulator.js.map