import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signRequest } from "../../src/playground/simulator/sign-request.ts";
import { post, type Served, serveHttp } from "../mcp/serve-http.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";
import { clickBody } from "../slack/send-click.ts";
import { rep, SALES, SIGNING_SECRET, type SlackWorld, slackWorld } from "../slack/slack-world.ts";
import { type ServedWeb, serveWeb } from "../web/serve-web.ts";

let world: SlackWorld;
let mcp: Served;
let web: ServedWeb;
beforeAll(async () => {
  world = await slackWorld();
  mcp = await serveHttp({ core: world.core, authenticate: async () => world.owner.agent });
  web = await serveWeb(world.core);
});
afterAll(async () => {
  await mcp.close();
  await web.close();
  await world.close();
});

const text = fc.string({ unit: "binary", maxLength: 200 });
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
const nested = fc.constantFrom("[", '{"a":').map((open) => open.repeat(50_000));
const body = fc.oneof(text, json, nested, fc.constant(""));

describe("the address for agents", { timeout: FUZZ_TIMEOUT }, () => {
  const call = fc
    .record({
      jsonrpc: fc.constantFrom("2.0", "1.0", 2, null),
      id: fc.oneof(fc.integer(), text, fc.constant(null)),
      method: fc.oneof(fc.constantFrom("tools/call", "tools/list", "resources/read", "ping"), text),
      params: fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.record({
          name: fc.constantFrom("search_leads", "create_campaign", "get_stats", "__proto__", "x"),
          arguments: fc.jsonValue({ maxDepth: 3 }),
        }),
      ),
    })
    .map((request) => JSON.stringify(request));

  it("answers any body, and never with a fault of its own", async () => {
    const send = async (sent: string) => {
      const answer = await post(mcp.url, sent);
      const said = await answer.text();
      expect(answer.status).toBeLessThan(500);
      expect(said).not.toMatch(/ at .*\.[jt]s:\d+|Prisma|postgres/i);
    };
    await fc.assert(fc.asyncProperty(fc.oneof(body, call), send), fuzzCases(150));
    expect((await post(mcp.url, { jsonrpc: "2.0", id: 1, method: "ping" })).status).toBe(200);
  });
});

describe("the address of an unsubscribe link", { timeout: FUZZ_TIMEOUT }, () => {
  it("answers any token and any body, and never with a fault of its own", async () => {
    const path = fc.oneof(
      text,
      fc.base64String(),
      fc.constantFrom("..%2f", "%00", "%", "a".repeat(9_000)),
    );
    const send = async (token: string, sent: string, method: string) => {
      const safe = /^[%\w.+=-]*$/.test(token)
        ? token
        : encodeURIComponent(Buffer.from(token).toString());
      const answer = await fetch(`${web.url}/u/${safe}`, {
        method,
        ...(method === "POST" ? { body: sent } : {}),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      await answer.text();
      expect(answer.status).toBeLessThan(500);
    };
    const method = fc.constantFrom("GET", "POST");
    await fc.assert(fc.asyncProperty(path, body, method, send), fuzzCases(150));
  });
});

describe("the address for Slack", { timeout: FUZZ_TIMEOUT }, () => {
  const signed = (sent: string, type: string) =>
    fetch(world.eventsUrl, {
      method: "POST",
      body: sent,
      headers: { "content-type": type, ...signRequest(sent, SIGNING_SECRET, new Date()) },
    });
  const FORM = "application/x-www-form-urlencoded";
  const payload = (value: unknown) =>
    new URLSearchParams({ payload: JSON.stringify(value) }).toString();

  it("outlives any body that bears Slack's signature, and goes on working", async () => {
    const odd = fc.oneof(
      body.map((sent) => [sent, "application/json"]),
      fc.jsonValue({ maxDepth: 3 }).map((value) => [payload(value), FORM]),
      fc.tuple(text, text).map(([value, action_id]) => [payload(oddClick(value, action_id)), FORM]),
    ) as fc.Arbitrary<[string, string]>;
    const send = async ([sent, type]: [string, string]) => {
      const answer = await signed(Buffer.from(sent).toString(), type);
      await answer.text();
      expect(answer.status).toBeLessThan(500);
    };
    await fc.assert(fc.asyncProperty(odd, send), fuzzCases(100));
    const check = JSON.stringify({ type: "url_verification", challenge: "still here", token: "x" });
    expect(await (await signed(check, "application/json")).text()).toContain("still here");
  });

  const oddClick = (value: string, action_id: string) =>
    clickBody({ ...rep, action_id, value, channel: SALES, ts: "1.1" });
});
