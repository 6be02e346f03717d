import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estimateTokens } from "../../src/mcp/fit-answer.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { callTool, connectClient } from "./connect-client.ts";
import { plantTexts } from "./plant-texts.ts";

/** Clients cap a result at 25,000 tokens and may read it twice; "far under" is half of half. */
const FAR_UNDER = 12_500;
const HUGE = "漢字かな交じり文 and plain words ".repeat(600);

let world: TestWorld;
let user: TestUser;
let client: Client;
let lead_id: string;
beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  client = await connectClient(world.core, user.agent);
  await client.listTools();
  const plant = plantTexts(world, user);
  for (let at = 0; at < 50; at += 1) {
    lead_id = await plant.lead({
      full_name: `${HUGE}${at}`,
      email: `${at}${"e".repeat(200)}@worst.example`,
      ...{ company: HUGE, title: HUGE, industry: HUGE, location: HUGE },
      enrichment: { text: HUGE, list: Array.from({ length: 3_000 }, (_, n) => n) },
    });
  }
  for (let at = 0; at < 50; at += 1) {
    const direction = at % 2 ? "inbound" : "outbound";
    await plant.message({ lead_id, subject: HUGE, body: HUGE, direction });
  }
});
afterAll(() => world.close());

async function expectFit(name: string, args: object) {
  const answer = await callTool(client, name, args);
  expect(answer.isError, answer.text.slice(0, 500)).toBe(false);
  expect(estimateTokens(answer.body)).toBeLessThan(FAR_UNDER);
  return answer.body;
}

describe("the largest answers", () => {
  it("50 leads with huge fields fit, all of them, with whole ids and addresses", async () => {
    const page = await expectFit("search_leads", { limit: 50, response_format: "detailed" });
    expect(page).toMatchObject({ truncated: true, has_more: false });
    expect(page.leads).toHaveLength(50);
    for (const { lead_id: id, profile } of page.leads) {
      expect(id).toHaveLength(36);
      expect(profile.email).toMatch(/^\d+e{200}@worst\.example$/);
    }
  });

  it("one lead with huge fields, enrichment and messages fits", async () => {
    const lead = await expectFit("get_lead", { lead: lead_id });
    expect(lead.recent_messages).toHaveLength(5);
  });

  it("a conversation of 50 huge messages fits and says that it was cut", async () => {
    const thread = await expectFit("get_thread", { lead_id, limit: 50 });
    expect(thread.messages).toHaveLength(50);
    expect(thread.truncated).toBe(true);
  });

  it("50 huge messages found by a search fit", async () => {
    const page = await expectFit("search_messages", { limit: 50, response_format: "detailed" });
    expect(page.messages).toHaveLength(50);
  });

  it("a campaign with 20 steps of 10 long variants fits, and one step of it is readable", async () => {
    const steps = Array.from({ length: 20 }, (_, at) => ({
      step_number: at + 1,
      channel: "email",
      delay_hours: at ? 24 : 0,
      window: "mon-fri 09:00-17:00",
      variants: [..."ABCDEFGHIJ"].map((key) => ({
        key,
        subject: at ? undefined : "Subject",
        body: "A long paragraph about the offer. ".repeat(290),
      })),
    }));
    const args = { name: "Long", sequence_template: "custom", steps };
    await expectFit("create_campaign", args);
    const whole = await expectFit("get_campaign", { campaign: "Long" });
    expect(whole.truncated).toBe(true);
    const one = await expectFit("get_campaign", { campaign: "Long", step_number: 3 });
    expect(one.steps[0].variants[0].body.length).toBeGreaterThan(900);
  });

  it("100 rows that all fail fit", async () => {
    const leads = Array.from({ length: 100 }, (_, at) => ({
      full_name: `No ${at}`,
      email: "wrong",
    }));
    const done = await expectFit("upsert_leads", { leads });
    expect(done.results).toHaveLength(100);
  });

  it("100 leads that are all left out fit", async () => {
    await expectFit("create_campaign", {
      name: "Nobody",
      sequence_template: "linkedin_only",
      settings: { offer: "x" },
    });
    const { leads } = await world.core.searchLeads(user, { limit: 50 });
    const lead_ids = leads.map((lead) => lead.lead_id);
    const done = await expectFit("enroll_leads", { campaign: "Nobody", lead_ids, dry_run: true });
    expect(done.excluded_total).toBe(50);
  });
});
