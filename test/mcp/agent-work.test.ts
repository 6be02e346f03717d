import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { callTool, connectClient } from "./connect-client.ts";
import { plantTexts } from "./plant-texts.ts";

let world: TestWorld;
let user: TestUser;
let client: Client;
beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  client = await connectClient(world.core, user.agent);
});
afterAll(() => world.close());

const MAILBOX_FIELDS = ["address", "provider", "status", "health", "sent_today", "daily_cap"];

/** Calls that must succeed. */
async function ask(name: string, args: object = {}) {
  const answer = await callTool(client, name, args);
  expect(answer, `${name}: ${answer.text}`).toMatchObject({ isError: false });
  return answer.body;
}

const people = [
  { full_name: "Ada Lovelace", email: "ada@analytical.example", company: "Analytical Engines" },
  { full_name: "Grace Hopper", email: "grace@compilers.example", company: "Compilers" },
];

async function addLeads(leads: object[] = people): Promise<string[]> {
  const { results } = await ask("upsert_leads", { leads });
  return results.map((row: { lead_id: string }) => row.lead_id);
}

describe("an agent's work", () => {
  it("leads from new contacts to a card before a person, and no further", async () => {
    const lead_ids = await addLeads();
    const campaign = await ask("create_campaign", {
      name: "Spring",
      sequence_template: "email_only",
      settings: { offer: "reports that write themselves", window: "mon-fri 08:00-18:00" },
    });
    expect(campaign).toMatchObject({ status: "draft", version: 1, steps: 3 });

    const trial = await ask("enroll_leads", { campaign: "Spring", lead_ids, dry_run: true });
    expect(trial).toMatchObject({ enrolled: 2, excluded_total: 0 });
    expect((await ask("list_campaigns")).campaigns[0].figures.leads).toBe(0);
    expect(await ask("enroll_leads", { campaign: "Spring", lead_ids })).toMatchObject({
      enrolled: 2,
    });

    const touch = { campaign: "Spring", lead_id: lead_ids[0] };
    const preview = await ask("preview_message", touch);
    expect(preview.problems).toEqual([]);
    expect(preview.draft).toMatchObject({ untrusted: true, source: "draft" });
    expect(preview.draft.body).toContain("Ada");

    const drafted = await ask("draft_message", {
      ...touch,
      subject: "Engines",
      body: "Dear Ada, may I show you something?",
    });
    expect(drafted).toMatchObject({ draft_version: 1, draft: { subject: "Engines" } });
    const { step_id, draft_version } = drafted;
    const submitted = await ask("submit_for_approval", { step_id, draft_version });
    expect(submitted.state).toBe("waiting");

    const waiting = await ask("list_approvals", { response_format: "detailed" });
    expect(waiting).toMatchObject({ total: 1, has_more: false });
    expect(waiting.approvals[0]).toMatchObject({
      step_id,
      draft: { body: expect.stringContaining("Dear Ada") },
    });
    expect((await ask("list_approvals")).approvals[0]).not.toHaveProperty("draft");

    const why = await ask("why_not_sent", { lead: "ada@analytical.example" });
    expect(why.touches[0]).toMatchObject({ step_id });
    expect(["waiting", "blocked"]).toContain(why.touches[0].kind);
  });

  it("begins with who it works for, what it may do and what can send", async () => {
    const context = await ask("get_context");
    expect(context).toMatchObject({
      user: { name: "Riley Reyes", company: "Lantern Analytics", time_zone: "Europe/Berlin" },
      may: ["read", "draft", "write"],
      sending_paused: false,
    });
    expect(context.mailboxes[0]).toMatchObject({ provider: "sandbox", status: "ok" });
    expect(Object.keys(context.mailboxes[0])).toEqual(MAILBOX_FIELDS);
  });

  it("corrects the label of a reply, answers in its thread, and waits for a person", async () => {
    const [lead_id] = await addLeads([{ full_name: "Rita Reply", email: "rita@reply.example" }]);
    const plant = plantTexts(world, user);
    const message_id = await plant.message({
      lead_id: lead_id as string,
      subject: "Re: Engines",
      body: `What does it cost? ${"Tell me more. ".repeat(60)}`,
    });
    const inbox = await ask("search_messages", { direction: "inbound", lead_id });
    expect(inbox.messages).toHaveLength(1);
    expect(inbox.messages[0].content.text).toHaveLength(300);
    const labelled = await ask("classify_reply", { message_id, intent: "interested" });
    expect(labelled).toMatchObject({
      message_id,
      lead_id,
      intent: "interested",
      sentiment: "positive",
    });
    expect((await ask("get_thread", { lead_id })).lead.status).toBe("positive");
  });

  it("reads the figures of the account and of one campaign", async () => {
    await ask("create_campaign", { name: "Figures" });
    const stats = await ask("get_stats", { campaign: "Figures", days: 7 });
    expect(stats).toMatchObject({
      figures: { messages_sent: 0 },
      campaign: { name: "Figures", figures: { leads: 0 } },
    });
    expect(stats.by_day).toHaveLength(7);
  });

  it("repeats a write with the same key without doing it twice, and refuses other arguments under it", async () => {
    const once = { name: "Keyed", idempotency_key: "key-0001" };
    const first = await ask("create_campaign", once);
    expect(await ask("create_campaign", once)).toEqual(first);
    const other = await callTool(client, "create_campaign", { ...once, name: "Another" });
    expect(other).toMatchObject({
      isError: true,
      body: { code: "conflict", field: "idempotency_key" },
    });
  });

  it("changes a campaign only as it was read, and keeps the settings it does not name", async () => {
    const made = await ask("create_campaign", {
      name: "Versioned",
      settings: { offer: "one", meeting_link: "https://meet.example/riley" },
    });
    const changed = await ask("update_campaign", {
      campaign: made.campaign_id,
      expected_version: made.version,
      settings: { offer: "two" },
    });
    expect(changed.version).toBe(made.version + 1);
    const late = await callTool(client, "update_campaign", {
      campaign: made.campaign_id,
      expected_version: made.version,
      name: "Lost update",
    });
    expect(late).toMatchObject({
      isError: true,
      body: { code: "conflict", field: "expected_version" },
    });
    const read = await ask("get_campaign", { campaign: made.campaign_id });
    expect(read).toMatchObject({
      name: "Versioned",
      settings: { offer: "two", meeting_link: "https://meet.example/riley" },
    });
  });

  it("can send back the steps it read, changed", async () => {
    const made = await ask("create_campaign", {
      name: "Round trip",
      sequence_template: "email_first",
    });
    const { steps, version } = await ask("get_campaign", { campaign: "Round trip" });
    steps[1].delay_hours = 48;
    steps[1].window = "tue-thu 10:00-12:00";
    await ask("update_campaign", { campaign: made.campaign_id, expected_version: version, steps });
    const after = await ask("get_campaign", { campaign: "Round trip" });
    expect(after.steps[1]).toMatchObject({ delay_hours: 48, window: "tue,wed,thu 10:00-12:00" });
    expect(after.steps[0]).toEqual(steps[0]);
    const one = await ask("get_campaign", { campaign: "Round trip", step_number: 2 });
    expect(one.steps.map((step: { step_number: number }) => step.step_number)).toEqual([2]);
  });

  it("cannot loosen the approval of messages", async () => {
    const made = await ask("create_campaign", { name: "Strict" });
    const loosened = await callTool(client, "update_campaign", {
      campaign: made.campaign_id,
      expected_version: made.version,
      settings: { approval: "automatic" },
    });
    expect(loosened).toMatchObject({ isError: true, body: { field: "settings.approval" } });
    const read = await ask("get_campaign", { campaign: "Strict" });
    expect(read.settings.approval).toBe("every_message");
  });

  it("says for every row what happened to it", async () => {
    const leads = [
      { full_name: "New One", email: "new.one@rows.example" },
      { full_name: "New One again", email: "NEW.ONE@rows.example" },
      { full_name: "Nobody" },
      { full_name: "Wrong", email: "not an address" },
    ];
    const tried = await ask("upsert_leads", { leads, dry_run: true });
    const outcomes = (body: typeof tried) =>
      body.results.map((row: { outcome: string }) => row.outcome);
    expect(outcomes(tried)).toEqual(["created", "duplicate", "invalid", "invalid"]);
    const done = await ask("upsert_leads", { leads });
    expect(outcomes(done)).toEqual(["created", "duplicate", "invalid", "invalid"]);
    expect(done.results[3]).toMatchObject({ index: 3, field: "email", reason: expect.any(String) });
    expect(done.counts).toMatchObject({ created: 1, duplicate: 1, invalid: 2 });
  });

  it("may always stop things: a campaign, a sequence, a contact", async () => {
    const [lead_id] = await addLeads([{ full_name: "Linus Stop", email: "linus@stop.example" }]);
    const campaign = await ask("create_campaign", {
      name: "Halted",
      sequence_template: "email_only",
      settings: { offer: "fewer meetings" },
    });
    await ask("enroll_leads", { campaign: "Halted", lead_ids: [lead_id] });
    await world.core.startCampaign(user, { campaign: campaign.campaign_id });
    const paused = await ask("pause_campaign", {
      campaign: "Halted",
      reason: "Wrong link in step 1",
    });
    expect(paused.campaign.status).toBe("paused");
    const stopped = await ask("stop_enrollments", {
      lead_ids: [lead_id],
      reason: "Asked by phone",
    });
    expect(stopped).toEqual({ stopped: 1, already_sending: 0 });
    const list = await ask("suppress_contacts", {
      addresses: ["linus@stop.example"],
      reason: "Asked by phone",
    });
    expect(list.suppressed).toBe(1);
    expect((await ask("get_lead", { lead: "linus@stop.example" })).do_not_contact).toEqual(
      expect.any(String),
    );
  });

  it("pages through leads with a cursor that belongs to one account", async () => {
    await addLeads(
      Array.from({ length: 5 }, (_, at) => ({
        full_name: `Paged ${at}`,
        email: `p${at}@paged.example`,
      })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask("search_leads", { query: "paged.example", limit: 2, cursor });
      seen.push(...page.leads.map((row: { lead_id: string }) => row.lead_id));
      expect(page.has_more).toBe(page.next_cursor !== undefined);
      cursor = page.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    const stolen = (await ask("search_leads", { limit: 1 })).next_cursor;
    const stranger = await connectClient(world.core, (await world.addUser("Sam")).agent);
    const refused = await callTool(stranger, "search_leads", { cursor: stolen });
    expect(refused).toMatchObject({
      isError: true,
      body: { code: "invalid_input", field: "cursor" },
    });
  });

  it("pages through the messages of a lead, each once", async () => {
    const [lead_id] = await addLeads([{ full_name: "Much Mail", email: "much@mail.example" }]);
    const plant = plantTexts(world, user);
    const planted = new Set<string>();
    for (let at = 0; at < 5; at += 1) {
      planted.add(
        await plant.message({ lead_id: lead_id as string, subject: "Re", body: `${at}` }),
      );
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask("search_messages", { lead_id, limit: 2, cursor });
      seen.push(...page.messages.map((row: { message_id: string }) => row.message_id));
      cursor = page.next_cursor;
    } while (cursor && seen.length < 20);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(planted);
  });

  it("sees nothing of another account", async () => {
    const [lead_id] = await addLeads([{ full_name: "Only Ours", email: "ours@tenant.example" }]);
    const stranger = await connectClient(world.core, (await world.addUser("Sam")).agent);
    expect((await callTool(stranger, "search_leads")).body.leads).toEqual([]);
    expect((await callTool(stranger, "get_lead", { lead: lead_id })).body.code).toBe("not_found");
  });

  it("shows the profile of a lead in full only when asked", async () => {
    await addLeads([{ full_name: "Detail Doe", email: "doe@detail.example", title: "CTO" }]);
    const concise = (await ask("search_leads", { query: "Detail Doe" })).leads[0].profile;
    expect(concise).toEqual({ untrusted: true, source: "lead_record", full_name: "Detail Doe" });
    const detailed = await ask("search_leads", {
      query: "Detail Doe",
      response_format: "detailed",
    });
    expect(detailed.leads[0].profile).toMatchObject({ title: "CTO", email: "doe@detail.example" });
  });
});
