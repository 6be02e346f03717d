import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { AppError } from "../core/errors.js";
import { defaultCommands } from "./default-commands.js";
import { streamChanges } from "./http/event-stream.js";
import { guardHost, guardKey, guardWrite, KEY_HEADER } from "./http/guard-request.js";
import { lockedPage } from "./http/locked-page.js";
import { pageActions } from "./http/page-api.js";
import { contentSecurityPolicy, readAsset, readPage } from "./http/page-assets.js";
import { pageState } from "./http/page-state.js";
import { readBody } from "./http/read-body.js";
import { errorAnswer, jsonAnswer, sendAnswer } from "./http/send-answer.js";
import { createSlackSimulator } from "./simulator/create-slack-simulator.js";
import { playgroundTeam } from "./simulator/default-team.js";
const SLACK = "/playground/slack";
const API = "/playground/api/";
/** The playground: a Slack of our own in this process, and the page on which a person drives it. */
export function createPlayground(options) {
    const key = options.key ?? randomBytes(24).toString("base64url");
    const base = options.baseUrl;
    const publicUrl = () => `${typeof base === "string" ? base : base()}${SLACK}`;
    const simulator = createSlackSimulator({
        eventsUrl: options.eventsUrl,
        signingSecret: options.signingSecret,
        publicUrl,
        now: options.world.clock.now,
        signedAt: options.wallClock,
        ...(options.command ? { command: options.command } : {}),
        ...(options.events ? { events: options.events } : {}),
    });
    simulator.addTeam(options.team ?? playgroundTeam(options.botToken));
    const pageDirectory = options.pageDirectory ?? fileURLToPath(new URL("./page/", import.meta.url));
    const served = { ...options, simulator, key, pageDirectory };
    return {
        handler: (req, res) => handle(served, { req, res, url: urlOf(req) }),
        simulator,
        key,
        slackApiUrl: () => `${publicUrl()}/api/`,
    };
}
async function handle(served, exchange) {
    const { req, res, url } = exchange;
    const { pathname } = url;
    if (pathname !== "/" && !pathname.startsWith("/playground/"))
        return false;
    try {
        guardHost(req, served.extraHosts ?? []);
        if (pathname.startsWith(`${SLACK}/`))
            return await serveSlack(served, exchange);
        if (pathname === "/playground/events") {
            guardKey(req.headers[KEY_HEADER], served.key);
            streamChanges(served.simulator, res);
            return true;
        }
        const answer = await answerPage(served, exchange);
        sendAnswer(res, answer, { "content-security-policy": contentSecurityPolicy });
    }
    catch (error) {
        if (res.headersSent)
            res.destroy();
        else
            sendAnswer(res, errorAnswer(error), { "content-security-policy": contentSecurityPolicy });
    }
    return true;
}
async function serveSlack(served, { req, res, url }) {
    // Slack's API is for the app's server; no web page has business here, whatever token it holds.
    if (req.headers.origin !== undefined) {
        throw new AppError("not_allowed", { say: "Not for web pages.", field: "origin" });
    }
    const path = url.pathname.slice(SLACK.length);
    if (await served.simulator.serve({ req, res, path }))
        return true;
    throw nothingHere();
}
function answerPage(served, exchange) {
    const { req, url } = exchange;
    if (url.pathname.startsWith(API))
        return answerApi(served, exchange);
    if (req.method !== "GET" && req.method !== "HEAD")
        throw nothingHere();
    if (url.pathname === "/")
        return answerRoot(served, url);
    return answerAsset(served, url);
}
/** Without a key the page comes too: it may have kept the key from before, and asks if it has not. */
async function answerRoot({ pageDirectory, key }, url) {
    const given = url.searchParams.get("key");
    if (given === null)
        return readPage(pageDirectory);
    try {
        guardKey(given, key);
    }
    catch {
        return lockedPage;
    }
    return readPage(pageDirectory);
}
async function answerAsset({ pageDirectory }, url) {
    const asset = await readAsset(pageDirectory, url.pathname);
    if (!asset)
        throw nothingHere();
    return asset;
}
async function answerApi(served, { req, url }) {
    const name = url.pathname.slice(API.length);
    if (req.method === "POST")
        guardWrite(req);
    guardKey(req.headers[KEY_HEADER], served.key);
    if (req.method === "GET")
        return readForPage(served, name, url);
    const action = Object.hasOwn(pageActions, name) ? pageActions[name] : undefined;
    if (req.method !== "POST" || !action)
        throw nothingHere();
    const body = await readBody(req, action.limit);
    return jsonAnswer(await action.run(served, parseJson(body)));
}
async function readForPage(served, name, url) {
    const { simulator, world, command = "/sdr", commands = defaultCommands } = served;
    const team = url.searchParams.get("team") ?? "";
    if (name === "state") {
        const who = { team, user: url.searchParams.get("user") ?? "" };
        const words = { command, commands, shortcuts: served.shortcuts ?? [] };
        return jsonAnswer(pageState(simulator, who, words));
    }
    if (name === "world") {
        const [mails, status] = await Promise.all([world.sandbox.listMails(), world.status()]);
        const now = world.clock.now().toISOString();
        return jsonAnswer({ mails, status, now });
    }
    const file = name === "file" ? simulator.file(team, url.searchParams.get("id") ?? "") : undefined;
    if (!file)
        throw nothingHere();
    return { status: 200, type: file.file.mimetype, body: file.content };
}
function parseJson(body) {
    try {
        return JSON.parse(body.toString("utf8"));
    }
    catch (cause) {
        const say = "This is not JSON.";
        throw new AppError("invalid_input", { say, field: "body", cause });
    }
}
function nothingHere() {
    return new AppError("not_found", { say: "There is nothing here." });
}
function urlOf(req) {
    return new URL(req.url ?? "/", "http://localhost");
}
//# sourceMappingURL=create-playground.js.map