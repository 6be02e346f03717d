import { createServer } from "node:http";
import { AppError } from "../core/errors.js";
/** The one HTTP server; the first handler that knows the path answers. Throws `misconfigured` when the port is taken. */
export async function serveHttp({ host, port, handlers, log }) {
    const server = createServer((req, res) => {
        answer(handlers, req, res).catch((error) => {
            log.error({ path: (req.url ?? "").split("?")[0], err: String(error) }, "a request failed");
            if (!res.headersSent)
                res.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
            res.end("Something went wrong on our side.\n");
        });
    });
    server.requestTimeout = 60_000;
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
    }).catch((cause) => {
        throw new AppError("misconfigured", {
            say: cause.code === "EADDRINUSE"
                ? `Port ${port} is in use, perhaps by another \`sdr start\`.`
                : `Cannot listen on ${host}:${port}: ${cause.message}.`,
            next: "Stop the other program, or choose a port: PORT=3001 npm start",
            cause,
        });
    });
    return {
        port: server.address().port,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            // Event streams of open pages would keep the server alive for ever.
            server.closeAllConnections();
        }),
    };
}
async function answer(handlers, req, res) {
    for (const handle of handlers)
        if (await handle(req, res))
            return;
    res.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
    res.end("There is nothing here.\n");
}
//# sourceMappingURL=serve-http.js.map