import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../src/core/core.ts";
import { estimateTokens } from "../../src/mcp/fit-answer.ts";
import { INSTRUCTIONS } from "../../src/mcp/instructions.ts";
import { prompts } from "../../src/mcp/prompts.ts";
import { tools } from "../../src/mcp/tools.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { connectClient } from "./connect-client.ts";

let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
});
afterAll(() => world.close());

const listTools = async (actor = user.agent) =>
  (await (await connectClient(world.core, actor)).listTools()).tools;

describe("the list of tools", () => {
  it("is what was reviewed: a change of any name, description or schema shows here", async () => {
    await expect(JSON.stringify(await listTools(), null, 2)).toMatchFileSnapshot(
      "__snapshots__/tool-list.json.snap",
    );
  });

  it("costs a model less than 8,000 tokens", async () => {
    const cost = estimateTokens({ tools: await listTools() });
    expect(cost).toBeLessThan(8_000);
  });

  it("comes on one page, the same every time", async () => {
    const client = await connectClient(world.core, user.agent);
    const first = await client.listTools();
    expect(first.nextCursor).toBeUndefined();
    expect(await client.listTools()).toEqual(first);
  });

  it("offers no way to send, start, resume or approve", async () => {
    const forbidden = /(^|_)(send|start|resume|approve|decide|launch|confirm)(_|$)/;
    for (const tool of await listTools()) {
      expect(tool.name).not.toMatch(forbidden);
      expect(Object.keys(tool.inputSchema.properties ?? {})).not.toContainEqual(
        expect.stringMatching(forbidden),
      );
    }
  });

  it("is one file for each tool, named for it", () => {
    const files = readdirSync(new URL("../../src/mcp/tools", import.meta.url));
    const expected = tools.map(({ name }) => `${name.replaceAll("_", "-")}.ts`);
    expect(files.sort()).toEqual(expected.sort());
  });

  it("asks for the same scope as the operation behind each tool", () => {
    const needs = new Map(Object.values(operations).map((one) => [one.name, [one.needs].flat()]));
    for (const tool of tools) expect(needs.get(tool.name), tool.name).toContain(tool.scope);
  });

  it("shows a caller only what its scopes allow", async () => {
    const reader = { ...user.agent, may: ["read"] as const };
    const names = (await listTools(reader)).map(({ name }) => name);
    expect(names).toContain("search_leads");
    expect(names).not.toContain("draft_message");
    expect(names).not.toContain("upsert_leads");
  });
});

describe("every tool", () => {
  it.each(tools.map((tool) => [tool.name, tool] as const))(
    "%s is described well enough to be chosen and called",
    (name, tool) => {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(name.length).toBeLessThanOrEqual(64);
      expect(tool.title).toMatch(/^[A-Z][A-Za-z ]+$/);
      expect(tool.description.length).toBeGreaterThanOrEqual(40);
      expect(tool.description.length).toBeLessThanOrEqual(600);
      expect(Object.values(tool.annotations)).toHaveLength(4);
      expect(Object.values(tool.annotations).every((hint) => typeof hint === "boolean")).toBe(true);
      if (tool.annotations.readOnlyHint) {
        expect(tool.scope).toBe("read");
        expect(tool.annotations.destructiveHint).toBe(false);
      }
      expect(lint(tool.inputSchema, "input")).toEqual([]);
      expect(lint(tool.outputSchema, "output")).toEqual([]);
      expect(tool.inputSchema.additionalProperties).toBe(false);
    },
  );

  it("that lists takes a bounded limit and an opaque cursor", () => {
    const lists = tools.filter(({ name }) => /^(search|list)_/.test(name));
    expect(lists.length).toBeGreaterThan(3);
    for (const { inputSchema, outputSchema } of lists) {
      const input = inputSchema.properties as Record<string, object>;
      expect(input.limit).toMatchObject({ type: "integer", minimum: 1, maximum: 50 });
      expect(input.cursor).toMatchObject({ type: "string" });
      expect(outputSchema.properties).toHaveProperty("has_more");
      expect(outputSchema.properties).toHaveProperty("next_cursor");
    }
  });

  it("that writes rows at once can be repeated and tried", () => {
    for (const name of ["upsert_leads", "enroll_leads"]) {
      const properties = tools.find((tool) => tool.name === name)?.inputSchema.properties;
      expect(properties).toHaveProperty("idempotency_key");
      expect(properties).toHaveProperty("dry_run");
    }
  });

  it("reads unlike every other, so that a model does not confuse them", () => {
    for (const one of tools) {
      for (const other of tools) {
        if (one === other) continue;
        expect(
          overlap(one.description, other.description),
          `${one.name} / ${other.name}`,
        ).toBeLessThan(0.5);
      }
    }
  });

  it("is found by the words people use for its task", () => {
    for (const [task, name] of TASKS) {
      const ranked = [...tools].sort((a, b) => score(task, b) - score(task, a));
      expect(
        ranked.slice(0, 3).map((tool) => tool.name),
        task,
      ).toContain(name);
    }
  });
});

describe("what a client is told at the start", () => {
  it("fits 1,500 characters and explains what untrusted means", () => {
    expect(INSTRUCTIONS.length).toBeLessThanOrEqual(1_500);
    expect(INSTRUCTIONS).toMatch(/"untrusted": true/);
  });

  it("names only tools that exist", () => {
    const names = new Set(tools.map(({ name }) => name));
    const words = [INSTRUCTIONS, ...prompts.map((prompt) => prompt.text({}))].join(" ");
    const verbs =
      /\b(?:get|search|list|create|update|upsert|enroll|draft|preview|submit|classify|suppress|why|pause|stop|simulate)_[a-z_]+/g;
    for (const name of words.match(verbs) ?? []) expect(names).toContain(name);
  });
});

type Schema = {
  type?: unknown;
  description?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  [key: string]: unknown;
};

const UNPORTABLE = ["$ref", "$defs", "oneOf", "allOf", "anyOf", "not", "$schema", "brief"];

/** What a client or a model would stumble over, by path. */
function lint(schema: Schema, path: string): string[] {
  const inner = Object.entries(schema.properties ?? {});
  return [
    ...(typeof schema.type === "string" ? [] : [`${path}: no single type`]),
    ...(schema.type === "array" && !schema.items ? [`${path}: a list of what?`] : []),
    ...UNPORTABLE.filter((key) => key in schema).map((key) => `${path}: has ${key}`),
    ...inner.flatMap(([name, property]) => lintProperty(name, property, path)),
    ...(schema.items ? lint(schema.items, `${path}[]`) : []),
  ];
}

function lintProperty(name: string, property: Schema, path: string): string[] {
  const said = typeof property.description === "string" ? property.description.length : 0;
  return [
    ...(/^[a-z][a-z_]*$/.test(name) ? [] : [`${path}.${name}: not snake_case`]),
    ...(said >= 4 ? [] : [`${path}.${name}: not described`]),
    ...lint(property, `${path}.${name}`),
  ];
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);

/** Words two texts share, 0 to 1 (Jaccard). */
function overlap(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared);
}

/** A plain lexical rank: rare words of the task that the tool's name, title or description holds. */
function score(task: string, tool: (typeof tools)[number]): number {
  const own = wordsOf(`${tool.name.replaceAll("_", " ")} ${tool.title} ${tool.description}`);
  let sum = 0;
  for (const word of wordsOf(task)) {
    if (!own.has(word)) continue;
    const holders = tools.filter((one) =>
      wordsOf(`${one.name.replaceAll("_", " ")} ${one.title} ${one.description}`).has(word),
    ).length;
    sum += Math.log(1 + tools.length / holders);
  }
  return sum;
}

const TASKS: readonly (readonly [string, string])[] = [
  ["am I allowed to write here, and is sending paused?", "get_context"],
  ["find prospects who work at Acme", "search_leads"],
  ["show me everything about this lead: profile and enrichment", "get_lead"],
  ["add these new contacts to our leads", "upsert_leads"],
  ["which campaigns are active?", "list_campaigns"],
  ["show the settings and templates of the campaign in full", "get_campaign"],
  ["make a new campaign as a draft", "create_campaign"],
  ["change the name of the campaign", "update_campaign"],
  ["put these leads into the campaign", "enroll_leads"],
  ["take this lead out of all campaigns", "stop_enrollments"],
  ["halt the campaign, something looks wrong", "pause_campaign"],
  ["write an answer to this reply as a draft", "draft_message"],
  ["how would the first step read for this lead?", "preview_message"],
  ["what replies came into the inbox?", "search_messages"],
  ["read the whole conversation with Ada", "get_thread"],
  ["the label of this reply is wrong, correct it", "classify_reply"],
  ["what waits for a decision in Slack?", "list_approvals"],
  ["ask a person to decide on this draft", "submit_for_approval"],
  ["never write to this domain again", "suppress_contacts"],
  ["note the phone call I had with Ada", "log_touch"],
  ["why did this lead get no message?", "why_not_sent"],
  ["when would this campaign send, on which days, from which mailbox?", "simulate_campaign"],
  ["what is our reply rate by day?", "get_stats"],
];
