import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { missingScope } from "../missing-scope.js";
import { bearerChallenge, metadataPaths, protectedResourceMetadata, } from "../protected-resource.js";
import { createMcpServer } from "../server.js";
import { guardHost, guardPost } from "./guard-request.js";
import { readJson } from "./read-json.js";
/**
 * The handler of `/mcp` and, with `protectedResource`, of its metadata: Streamable HTTP without sessions.
 * Every request gets a server of its own, so that any replica can answer it and nothing is shared.
 */
export function createMcpHttpHandler(options) {
    return async (req, res) => {
        try {
            await answer(options, req, res);
        }
        catch (thrown) {
            const error = thrown instanceof Error ? thrown.message : String(thrown);
            options.log.error({ error }, "MCP over HTTP failed");
            if (!res.headersSent)
                refuse(res, { status: 500, message: "Something went wrong on our side." });
            else
                res.end();
        }
    };
}
async function answer(options, req, res) {
    const foreign = guardHost(req, options.allowedHosts);
    if (foreign)
        return refuse(res, foreign);
    if (answerMetadata(options.protectedResource, req, res))
        return;
    const refusal = guardPost(req, options.allowedOrigins);
    if (refusal)
        return refuse(res, refusal);
    const about = options.protectedResource ?? null;
    const actor = await options.authenticate(req);
    if ("status" in actor)
        return refuse(res, unauthenticated(about, actor));
    const read = await readJson(req);
    if ("status" in read)
        return refuse(res, read);
    const scope = about && missingScope(read.body, actor);
    if (scope) {
        const error = "insufficient_scope";
        return refuse(res, unauthenticated(about, { status: 403, error, scope }));
    }
    await serve(options, actor, { req, res, body: read.body });
}
async function serve({ core, log }, actor, http) {
    const server = createMcpServer({ core, actorFor: () => actor, log });
    const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: undefined,
        enableJsonResponse: true,
    });
    http.res.once("close", () => void server.close());
    await server.connect(transport);
    await transport.handleRequest(http.req, http.res, http.body);
}
function answerMetadata(about, req, res) {
    const path = (req.url ?? "").split("?")[0] ?? "";
    if (!about || req.method !== "GET" || !metadataPaths(about).includes(path))
        return false;
    // Public by design, and read by clients that run in a browser.
    const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
    res.writeHead(200, headers).end(JSON.stringify(protectedResourceMetadata(about)));
    return true;
}
function unauthenticated(about, refusal) {
    const { status } = refusal;
    const message = status === 401 ? "Sign in first." : "Your sign-in does not allow this.";
    return { status, message, headers: { "www-authenticate": bearerChallenge(about, refusal) } };
}
const RPC_CODES = { 400: -32700, 500: -32603 };
function refuse(res, { status, message, headers }) {
    const error = { code: RPC_CODES[status] ?? -32000, message };
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify({ jsonrpc: "2.0", error, id: null }));
}
//# sourceMappingURL=http.js.map