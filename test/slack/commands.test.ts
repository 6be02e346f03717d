import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../src/slack/listeners/commands/commands.ts";
import { labelsOf, wordsOf } from "./send-click.ts";
import { outsider, rep, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

describe("/sdr", () => {
  it("shows today at a glance with three buttons", async () => {
    const answer = await world.type(rep, "");
    expect(answer.text).toBe(
      "*0 drafts* wait for your decision, *0 replies* to answer, *0 campaigns* are running.",
    );
    expect(labelsOf(answer)).toEqual(["Import leads", "Figures", "Campaigns"]);
  });

  it("tells a stranger how to link, and nothing else", async () => {
    for (const text of ["", "leads", "help", "campaign start Spring"]) {
      const answer = await world.type(outsider, text);
      expect(answer.text).toMatch(/not linked.*\/sdr link CODE/);
      expect(answer.blocks).toHaveLength(1);
    }
  });

  it("help names every command", async () => {
    const words = wordsOf(await world.type(rep, "help"));
    for (const { verb } of commands) expect(words).toContain(`/sdr ${verb}`.trim());
  });

  it("help on one command gives an example that can be typed", async () => {
    expect(wordsOf(await world.type(rep, "help enroll"))).toContain("/sdr enroll Spring, Berlin");
  });

  it("a typo gets the nearest command, and a button that runs it", async () => {
    const answer = await world.type(rep, "statts");
    expect(answer.text).toContain("Did you mean `/sdr stats`");
    const before = world.slack.ephemerals(rep).length;
    await world.slack.pressButton({
      ...rep,
      channel: answer.channel,
      message_ts: answer.ts,
      action_id: "run_command.stats",
    });
    const stats = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(stats.text).toContain("0 messages");
  });

  it("a word that is nothing leads to the help", async () => {
    const answer = await world.type(rep, "<!channel> xyzzy");
    expect(labelsOf(answer)).toEqual(["Help"]);
    expect(answer.text).not.toContain("<!channel>");
  });

  it("pauses everything at once, and back with a button", async () => {
    const paused = await world.type(rep, "pause-all wrong list");
    expect(paused.text).toMatch(/All sending is paused/);
    expect((await world.core.getContext(world.owner, {})).sending.paused).toBe(true);
    const before = world.slack.ephemerals(rep).length;
    const place = { ...rep, channel: paused.channel, message_ts: paused.ts };
    await world.slack.pressButton({ ...place, action_id: "run_command.resume_all" });
    await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect((await world.core.getContext(world.owner, {})).sending.paused).toBe(false);
  });

  it("answers a mistake with what happened and what to do next", async () => {
    const answer = await world.type(rep, "why nobody@nowhere.example");
    expect(answer.text).toMatch(/\.$/);
    expect(answer.text).not.toMatch(/went wrong|Error|undefined|_/);
  });

  it("lists leads by pages, and says so when there are none", async () => {
    expect((await world.type(rep, "leads")).text).toMatch(/no leads yet/);
    const leads = Array.from({ length: 23 }, (_, index) => ({
      full_name: `Lead ${index}`,
      email: `lead${index}@acme.example`,
    }));
    await world.core.upsertLeads(world.owner, { leads });
    let page = await world.type(rep, "leads acme");
    const seen = new Set<string>();
    for (;;) {
      for (const found of wordsOf(page).matchAll(/lead\d+@/g)) seen.add(found[0]);
      if (!labelsOf(page).includes("More leads")) break;
      const before = world.slack.ephemerals(rep).length;
      const place = { ...rep, channel: page.channel, message_ts: page.ts };
      await world.slack.pressButton({ ...place, action_id: "leads_more" });
      page = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    }
    expect(seen.size).toBe(23);
  });

  it("explains a lead", async () => {
    const answer = await world.type(rep, "why lead7@acme.example");
    expect(answer.text).toContain("*Lead 7*");
  });

  it("foretells a campaign, and offers the campaigns when none is named", async () => {
    const unknown = await world.type(rep, "simulate Nowhere");
    expect(unknown.text).toContain('no campaign called "Nowhere"');
    const asked = await world.type(rep, "simulate");
    expect(asked.text).toContain("campaign");
  });

  it.each(["connect", "connect gmail", "campaigns", "queue", "stats", "approvers"])(
    "/sdr %s answers privately",
    async (text) => {
      const answer = await world.type(rep, text);
      expect(answer.text.length).toBeGreaterThan(10);
      expect(answer.text).not.toContain("went wrong");
    },
  );
});
