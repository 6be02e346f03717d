import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { callTool, connectClient } from "./connect-client.ts";

let world: TestWorld;
let user: TestUser;
let client: Client;
let lead_id: string;
let campaign_id: string;
beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  client = await connectClient(world.core, user.agent);
  const leads = [{ full_name: "Ada Lovelace", email: "ada@analytical.example" }];
  lead_id = (await callTool(client, "upsert_leads", { leads })).body.results[0].lead_id;
  campaign_id = (await callTool(client, "create_campaign", { name: "Spring" })).body.campaign_id;
});
afterAll(() => world.close());

async function read(uri: string): Promise<string> {
  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  if (!content || !("text" in content)) throw new Error(`${uri} has no text`);
  return content.text;
}

describe("resources", () => {
  it("are the playbook, the words and limits, and one for each lead and campaign", async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(["sdr://playbook", "sdr://schema"]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      "sdr://campaigns/{id}",
      "sdr://leads/{id}",
      "sdr://suppressions/{id}",
      "sdr://dead-letters/{id}",
    ]);
  });

  it("are what the tools answer", async () => {
    expect(JSON.parse(await read(`sdr://leads/${lead_id}`))).toMatchObject({
      lead_id,
      profile: { untrusted: true, full_name: "Ada Lovelace" },
    });
    expect(JSON.parse(await read(`sdr://campaigns/${campaign_id}`)).name).toBe("Spring");
    expect(JSON.parse(await read("sdr://schema"))).toMatchObject({
      lead_status: expect.arrayContaining(["unsubscribed"]),
      template_variables: expect.arrayContaining(["first_name"]),
    });
    expect(JSON.parse(await read("sdr://suppressions/nobody-has-this-word"))).toMatchObject({
      suppressions: [],
    });
    expect(JSON.parse(await read("sdr://dead-letters/failed"))).toMatchObject({ letters: [] });
    expect(await read("sdr://playbook")).toMatch(/^# Outreach playbook/);
  });

  it.each([
    "sdr://nothing",
    "sdr://leads/",
    "sdr://leads/00000000-0000-4000-8000-000000000000",
    "file:///etc/passwd",
  ])("do not exist at %s", async (uri) => {
    await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 });
  });

  it("complete the id of a campaign by its name and of a lead by words", async () => {
    const complete = async (uri: string, value: string) =>
      (
        await client.complete({
          ref: { type: "ref/resource", uri },
          argument: { name: "id", value },
        })
      ).completion.values;
    expect(await complete("sdr://campaigns/{id}", "spr")).toEqual([campaign_id]);
    expect(await complete("sdr://campaigns/{id}", "zzz")).toEqual([]);
    expect(await complete("sdr://leads/{id}", "Lovelace")).toEqual([lead_id]);
    expect(await complete("sdr://leads/{id}", lead_id.slice(0, 8))).toEqual([lead_id]);
    expect(await complete("sdr://elsewhere/{id}", "x")).toEqual([]);
  });
});

describe("prompts", () => {
  it("are three, each with a description", async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual([
      "triage_replies",
      "plan_campaign",
      "weekly_review",
    ]);
    for (const { description } of prompts) expect(description?.length).toBeGreaterThan(40);
  });

  it("take their arguments into what the model is asked", async () => {
    const prompt = await client.getPrompt({
      name: "plan_campaign",
      arguments: { goal: "ten demos", audience: "CFOs" },
    });
    const content = prompt.messages[0]?.content;
    expect(content).toMatchObject({ type: "text", text: expect.stringContaining("ten demos") });
  });

  it("refuse to start without what they need, and by a wrong name", async () => {
    await expect(client.getPrompt({ name: "plan_campaign" })).rejects.toThrow(/goal is missing/);
    await expect(client.getPrompt({ name: "send_all" })).rejects.toThrow(/Unknown prompt/);
  });

  it("complete the campaign by its name", async () => {
    const { completion } = await client.complete({
      ref: { type: "ref/prompt", name: "weekly_review" },
      argument: { name: "campaign", value: "SPR" },
    });
    expect(completion.values).toEqual(["Spring"]);
  });
});
