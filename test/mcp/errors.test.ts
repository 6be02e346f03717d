import { randomUUID } from "node:crypto";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Core } from "../../src/core/core.ts";
import { tools } from "../../src/mcp/tools.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { callTool, connectClient, quietLog } from "./connect-client.ts";

let world: TestWorld;
let user: TestUser;
let client: Client;
beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  client = await connectClient(world.core, user.agent);
  // Lists the tools once, as clients do: from then on it checks every answer against the schemas.
  await client.listTools();
});
afterAll(() => world.close());

const id = randomUUID();
const touch = { step_id: id, draft_version: 1 };

/** What was asked, and the code, field and next step that the answer must name. */
const PROBES: readonly (readonly [string, object, string, string | null, RegExp])[] = [
  ["get_lead", { lead: id }, "not_found", "lead", /search_leads/],
  ["get_lead", { lead: "" }, "invalid_input", "lead", /search_leads/],
  ["get_lead", {}, "invalid_input", "lead", /search_leads/],
  ["why_not_sent", { lead: "nobody@example.com" }, "not_found", "lead", /search_leads/],
  ["search_leads", { limit: 5_000 }, "invalid_input", "limit", /again/],
  ["search_leads", { status: "hot" }, "invalid_input", "status", /again/],
  ["search_leads", { cursor: "nonsense" }, "invalid_input", "cursor", /[Ll]eave cursor out/],
  ["search_leads", { max_results: 5 }, "invalid_input", "max_results", /query, status, source/],
  ["search_leads", { query: "x".repeat(10_000) }, "invalid_input", "query", /again/],
  ["get_campaign", { campaign: "No such" }, "not_found", "campaign", /campaign/],
  ["pause_campaign", { campaign: id }, "not_found", "campaign", /campaign/],
  ["update_campaign", { campaign: "x" }, "invalid_input", "expected_version", /again/],
  ["create_campaign", { name: "" }, "invalid_input", "name", /again/],
  [
    "create_campaign",
    { name: "W", settings: { window: "always" } },
    "invalid_input",
    "window",
    /mon-fri/,
  ],
  [
    "create_campaign",
    { name: "T", settings: { time_zone: "Mars/Olympus" } },
    "invalid_input",
    "settings.time_zone",
    /./,
  ],
  [
    "create_campaign",
    { name: "C", sequence_template: "custom" },
    "invalid_input",
    "steps",
    /steps/,
  ],
  ["upsert_leads", { leads: [] }, "invalid_input", "leads", /again/],
  ["upsert_leads", { leads: [{ email: 7 }] }, "invalid_input", "leads.0.email", /again/],
  [
    "enroll_leads",
    { campaign: "x", lead_ids: ["7"] },
    "invalid_input",
    "lead_ids.0",
    /search_leads/,
  ],
  ["draft_message", {}, "invalid_input", "campaign", /Give/],
  ["draft_message", { step_id: id }, "not_found", "step_id", /list_approvals/],
  ["submit_for_approval", touch, "not_found", "step_id", /list_approvals/],
  ["submit_for_approval", { step_id: id }, "invalid_input", "draft_version", /again/],
  ["suppress_contacts", {}, "invalid_input", "lead_ids", /addresses or domains/],
  ["suppress_contacts", { addresses: ["no address"] }, "invalid_input", "addresses.0", /./],
];

const SHAPE = ["code", "message", "field", "retryable", "next_action"];

describe("an error", () => {
  it.each(PROBES)("of %s with %j is %s", async (...probe) => {
    const [name, args, code, field, next] = probe;
    const answer = await callTool(client, name, args);
    expect(answer).toMatchObject({ isError: true, body: { code, field, retryable: false } });
    expect(Object.keys(answer.body)).toEqual(SHAPE);
    expect(answer.body.message.length).toBeGreaterThan(5);
    expect(answer.body.next_action).toMatch(next);
  });

  it("is what every tool answers to arguments it does not know", async () => {
    for (const { name } of tools) {
      const answer = await callTool(client, name, { no_such_argument: 1 });
      expect([name, answer.isError, answer.body.code]).toEqual([name, true, "invalid_input"]);
    }
  });

  it("says which scope a connection lacks", async () => {
    const reader = await connectClient(world.core, { ...user.agent, may: ["read"] });
    const answer = await callTool(reader, "pause_campaign", { campaign: "x" });
    expect(answer.body).toMatchObject({
      code: "not_allowed",
      message: expect.stringContaining('"write"'),
    });
  });

  it("that nobody foresaw goes to the log and says nothing of itself", async () => {
    const said: string[] = [];
    const log = { ...quietLog, error: (fields: object) => said.push(JSON.stringify(fields)) };
    const searchLeads = () => Promise.reject(new Error("password=hunter2 at 10.0.0.7"));
    const core: Core = { ...world.core, searchLeads };
    const broken = await connectClient(core, user.agent, log);
    const answer = await callTool(broken, "search_leads");
    expect(answer).toMatchObject({ isError: true, body: { code: "internal" } });
    expect(answer.text).not.toMatch(/hunter2|10\.0\.0\.7/);
    expect(said.join()).toMatch(/hunter2/);
  });
});
