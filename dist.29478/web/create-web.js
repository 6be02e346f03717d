import { respondJson } from "./respond.js";
import { unsubscribe } from "./unsubscribe.js";
/** Health, metrics and the public pages. Answers true when the path was its own. */
export function createWeb({ core, metrics }) {
    return async (req, res) => {
        const path = (req.url ?? "/").split("?")[0] ?? "/";
        if (path === "/healthz")
            respondJson(res, 200, { ok: true });
        else if (path === "/readyz")
            await ready(core, res);
        else if (path === "/metrics") {
            res.writeHead(200, { "content-type": metrics.contentType });
            res.end(await metrics.metrics());
        }
        else if (path.startsWith("/u/"))
            await unsubscribe(core, req, res);
        else
            return false;
        return true;
    };
}
async function ready(core, res) {
    try {
        await core.web.ping();
        respondJson(res, 200, { ok: true });
    }
    catch {
        respondJson(res, 503, { ok: false, reason: "the database does not answer" });
    }
}
//# sourceMappingURL=create-web.js.map