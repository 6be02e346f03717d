import { readBody } from "../http/read-body.js";
import { readArguments } from "./read-arguments.js";
import { SlackApiError } from "./slack-api-error.js";
import { keyOf } from "./state/slack-state.js";
import { answerWebApi, authenticate } from "./web-api.js";
/** Slack takes larger files; nothing this app exchanges comes near. */
const MAX_UPLOAD_BYTES = 20_000_000;
const MAX_CALL_BYTES = 2_000_000;
const routes = [
    { match: /^\/api\/([A-Za-z.]+)$/, serve: serveApi },
    { match: /^\/response\/([^/]+)\/([^/]+)$/, serve: serveResponseUrl },
    { match: /^\/files-pri\/(T[^/-]+)-([^/]+)\//, serve: serveFile },
    { match: /^\/upload\/([^/]+)\/([^/]+)$/, serve: serveUpload },
];
/** Answers what the app asks of Slack over HTTP, below `publicUrl`; false when `path` is not ours. */
export async function serveSimulator(served, { req, res, path }) {
    for (const { match, serve } of routes) {
        const parts = match.exec(path);
        if (!parts)
            continue;
        await serve(served, { req, res, parts: parts.slice(1) });
        return true;
    }
    return false;
}
async function serveApi({ state, faults }, { req, res, parts }) {
    const body = await readBody(req, MAX_CALL_BYTES);
    const answer = answerWebApi(state, faults, {
        method: parts[0] ?? "",
        authorization: req.headers.authorization,
        content_type: req.headers["content-type"] ?? "",
        body: body.toString("utf8"),
    });
    if ("broken" in answer) {
        if (answer.broken === "now")
            req.socket.destroy();
        return;
    }
    setTimeout(() => {
        res.writeHead(answer.status, answer.headers).end(answer.body);
    }, state.conditions.slow_ms);
}
async function serveResponseUrl({ responseUrls }, { req, res, parts }) {
    const body = await readBody(req, MAX_CALL_BYTES);
    const json = readArguments("application/json", body.toString("utf8"));
    const answer = responseUrls.post(parts[1] ?? "", json);
    sendJson(res, answer.status, answer.body);
}
async function serveFile({ state }, { req, res, parts }) {
    const [team = "", id = ""] = parts;
    const bearer = /^Bearer (.+)$/i.exec(req.headers.authorization ?? "")?.[1];
    try {
        if (authenticate(state, bearer).id !== team)
            throw new SlackApiError("file_not_found");
    }
    catch (error) {
        // Real Slack sends a stranger to its sign-in page; a plain refusal is easier to notice.
        sendJson(res, 403, { ok: false, error: error.error });
        return;
    }
    const stored = state.files.get(keyOf(team, id));
    if (!stored)
        sendJson(res, 404, { ok: false, error: "file_not_found" });
    else
        res.writeHead(200, { "content-type": stored.file.mimetype }).end(stored.content);
}
async function serveUpload({ state }, { req, res, parts }) {
    const upload = state.uploads.get(parts[1] ?? "");
    if (!upload || upload.team !== parts[0]) {
        sendJson(res, 404, { ok: false, error: "file_not_found" });
        return;
    }
    const body = await readBody(req, MAX_UPLOAD_BYTES);
    upload.content = await unwrap(req.headers["content-type"] ?? "", body);
    res.writeHead(200, { "content-type": "text/plain" }).end(`OK - ${upload.content.length}`);
}
/** The SDK posts the file as a multipart form, other clients as the bare bytes. */
async function unwrap(contentType, body) {
    if (!contentType.startsWith("multipart/form-data"))
        return body;
    const headers = { "content-type": contentType };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    for (const value of form.values()) {
        if (typeof value !== "string")
            return Buffer.from(await value.arrayBuffer());
    }
    return body;
}
function sendJson(res, status, body) {
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
//# sourceMappingURL=serve-simulator.js.map