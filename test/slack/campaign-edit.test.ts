import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SlackView } from "../../src/playground/simulator/state/slack-types.ts";
import { TUESDAY } from "../setup/approved-touches.ts";
import { labelsOf, wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  await world.setClock(TUESDAY);
  await world.core.upsertLeads(world.owner, {
    leads: [
      { full_name: "Dana Smith", email: "dana@acme.example", company: "Acme" },
      { full_name: "Kim Lee", email: "kim@lee.example", company: "Lee" },
    ],
  });
});
afterAll(() => world.close());

const campaign = async () =>
  (await world.core.getCampaign(world.owner, { campaign: "Spring" })).campaign;

let opened = "";

/** Presses a button of the overview, and answers the window that opens. */
async function openFromOverview(action_id: string): Promise<SlackView> {
  const overview = await world.type(rep, "campaign edit Spring");
  opened = overview.ts;
  const place = { ...rep, channel: overview.channel, message_ts: overview.ts };
  await world.slack.pressButton({ ...place, action_id });
  return world.slack.waitFor(() => world.slack.openView(rep), `the window of ${action_id}`);
}

/** Submits a window, and answers the overview that then stands in the place of the old one. */
async function save(view: SlackView, values: Record<string, { value: string | string[] }>) {
  const answer = await world.slack.submitView({ ...rep, view_id: view.id, values });
  expect(answer).toEqual({ outcome: "acknowledged" });
  return world.slack.waitFor(() => {
    const overview = world.slack.ephemerals(rep).find(({ ts }) => ts === opened);
    return overview && /is saved|is gone|are saved/.test(overview.text) ? overview : undefined;
  }, "the overview after saving");
}

const typeForWindow = async (text: string) => {
  await world.slack.runCommand({ ...rep, channel: SALES, text });
  return world.slack.waitFor(() => world.slack.openView(rep), `the window of ${text}`);
};

describe("a campaign with steps of one's own", () => {
  it("begins with one email, from a form with days off, company stop and a meeting link", async () => {
    const view = await typeForWindow("campaign new");
    const values = {
      name: { value: "Spring" },
      offer: { value: "Dashboards that load at once." },
      template: { value: "custom" },
      to: { value: "00:00" },
      days_off: { value: "Christmas" },
      meeting_link: { value: "https://cal.example/riley" },
      company: { value: ["stop"] },
    };
    const refused = await world.slack.submitView({ ...rep, view_id: view.id, values });
    expect(refused).toMatchObject({
      outcome: "invalid",
      errors: { days_off: expect.stringContaining('"Christmas" is no date') },
    });
    const before = world.slack.ephemerals(rep).length;
    const days_off = { value: "2026-12-24 to 2026-12-26, 2027-01-01" };
    await world.slack.submitView({ ...rep, view_id: view.id, values: { ...values, days_off } });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before], "an answer");
    expect(labelsOf(said)).toContain("Edit the steps");
    expect(await campaign()).toMatchObject({
      steps: [{ step_number: 1, channel: "email" }],
      settings: {
        meeting_link: "https://cal.example/riley",
        stop_company_on_reply: true,
        window: {
          to: "24:00",
          skip_holidays: ["2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01"],
        },
      },
    });
  });

  it("shows its settings, its steps, and the first message as somebody would read it", async () => {
    const overview = await world.type(rep, "campaign edit spring");
    expect(overview.text).toBe("*Spring* has 1 step.");
    const words = wordsOf(overview);
    expect(words).toContain("not on 2026-12-24 to 2026-12-26, 2027-01-01");
    expect(words).toContain("Hi Dana,");
    expect(words).toContain("https://cal.example/riley");
    expect(labelsOf(overview)).toContain("Add a step…");
  });

  it("gets a second wording, and every mistake stands at its field", async () => {
    const view = await openFromOverview("campaign_step_edit.1");
    expect(wordsOf(view)).toContain("{{ meeting_link }}");
    const wrong = {
      delay: { value: "soon" },
      A_body: { value: "Hi {{ first_name }, broken" },
      B_subject: { value: "Another subject" },
    };
    const refused = await world.slack.submitView({ ...rep, view_id: view.id, values: wrong });
    expect(refused).toMatchObject({
      outcome: "invalid",
      errors: {
        delay: expect.stringContaining("3 days"),
        A_body: expect.stringContaining("not a valid template"),
        B_body: expect.stringContaining("Give this wording a text"),
      },
    });
    const unknown = {
      delay: { value: "at once" },
      A_body: { value: "Hi {{ first_name }}, wording A." },
      B_body: { value: "Hi {{ frist_name }}, wording B." },
    };
    await world.slack.submitView({ ...rep, view_id: view.id, values: unknown });
    const again = await world.slack.waitFor(() => {
      const open = world.slack.openView(rep);
      return open && wordsOf(open).includes(":warning:") ? open : undefined;
    }, "the form again");
    expect(wordsOf(again)).toContain(
      "The text of step 1, wording B, uses {{ frist_name }}, which no lead has.",
    );
    const overview = await save(again, { B_body: { value: "Hi {{ first_name }}, wording B." } });
    expect(wordsOf(overview)).toContain("A: ");
    expect((await campaign()).steps[0]?.variants).toEqual([
      { key: "A", subject: expect.any(String), body: "Hi {{ first_name }}, wording A." },
      { key: "B", subject: "Another subject", body: "Hi {{ first_name }}, wording B." },
    ]);
  });

  it("gets a step, moves it to the front, and takes it out again", async () => {
    const values = {
      channel: { value: "linkedin_invite" },
      delay: { value: "2 days" },
      A_body: { value: "Hi {{ first_name }}, glad to connect." },
    };
    const added = await openFromOverview("campaign_step_add");
    const withSubject = { ...values, A_subject: { value: "A subject" } };
    const refused = await world.slack.submitView({
      ...rep,
      view_id: added.id,
      values: withSubject,
    });
    expect(refused).toMatchObject({ errors: { A_subject: expect.stringContaining("LinkedIn") } });
    await save(added, { ...values, A_subject: { value: "" } });
    expect((await campaign()).steps.map((step) => [step.channel, step.delay_hours])).toEqual([
      ["email", 0],
      ["linkedin_invite", 48],
    ]);
    await save(await openFromOverview("campaign_step_edit.2"), { position: { value: "1" } });
    expect((await campaign()).steps.map(({ channel }) => channel)).toEqual([
      "linkedin_invite",
      "email",
    ]);
    await save(await openFromOverview("campaign_step_edit.1"), { remove: { value: ["remove"] } });
    expect((await campaign()).steps.map(({ channel }) => channel)).toEqual(["email"]);
  });

  it("whose steps somebody else changed meanwhile keeps theirs, and the typed words stay", async () => {
    const view = await openFromOverview("campaign_step_edit.1");
    const { campaign_id, version: expected_version, steps } = await campaign();
    const theirs = steps.map((step) => ({ ...step, delay_hours: 5 }));
    const change = { campaign: campaign_id, expected_version, steps: theirs };
    await world.core.updateCampaign(world.owner, change);
    const values = { A_body: { value: "Hi {{ first_name }}, typed in vain." } };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    const again = await world.slack.waitFor(() => {
      const open = world.slack.openView(rep);
      return open && wordsOf(open).includes("changed meanwhile") ? open : undefined;
    }, "the reason");
    expect(JSON.stringify(again.state.values)).toContain("typed in vain");
    expect((await campaign()).steps).toEqual(theirs);
    await world.slack.closeView({ ...rep, view_id: again.id });
  });

  it("changes its settings while it runs; who is enrolled keeps the steps they have", async () => {
    const leads = (await world.core.searchLeads(world.owner, {})).leads;
    const [first = "", second = ""] = leads.map(({ lead_id }) => lead_id);
    await world.core.enrollLeads(world.owner, { campaign: "Spring", lead_ids: [first] });
    await world.core.startCampaign(world.owner, { campaign: "Spring" });
    const view = await openFromOverview("campaign_edit");
    expect(JSON.stringify(view.state.values)).toContain("2026-12-24 to 2026-12-26, 2027-01-01");
    const overview = await save(view, {
      approval: { value: "first_message" },
      days_off: { value: "" },
      to: { value: "16:00" },
    });
    expect(overview.text).toContain("The settings are saved.");
    expect((await campaign()).settings).toMatchObject({
      approval: "first_message",
      offer: "Dashboards that load at once.",
      stop_company_on_reply: true,
      window: { to: "16:00", skip_holidays: [] },
    });
    const step = await openFromOverview("campaign_step_edit.1");
    await save(step, { A_body: { value: "Hi {{ first_name }}, a newer wording." } });
    const after = await world.type(rep, "campaign edit Spring");
    expect(after.text).toContain("1 lead who began earlier keeps the steps they began with.");
    await world.core.enrollLeads(world.owner, { campaign: "Spring", lead_ids: [second] });
    expect((await campaign()).leads_on_older_steps).toBe(1);
  });
});

describe("the figures of a campaign", () => {
  it("name what came of each wording", async () => {
    const { card } = await world.core.draftMessage(world.owner, {
      campaign: "Spring",
      lead_id: (await world.core.getLead(world.owner, { lead: "Dana Smith" })).lead.lead_id,
    });
    expect(card.body).toMatch(/wording/);
    const { step_id, draft_version } = card;
    await world.core.submitForApproval(world.owner, { step_id, draft_version });
    await world.core.approveDraft(world.owner, { step_id, draft_version });
    await world.core.clock.sendDueTouches({ limit: 5, signal: new AbortController().signal });
    const figures = await world.type(rep, "stats Spring");
    expect(wordsOf(figures)).toMatch(
      /\*Step 1\*.*\nWording [AB]: 1 sent, 0 replies \(0 %\), 0 positive, 0 opt-outs, 0 bounces/,
    );
  });
});

describe("a call", () => {
  it("is logged in a window, and stops what was planned", async () => {
    const view = await typeForWindow("log kim@lee.example");
    expect(JSON.stringify(view.state.values)).toContain("kim@lee.example");
    const absurd = { way: { value: "phone:inbound" }, outcome: { value: "left_message" } };
    const refused = await world.slack.submitView({ ...rep, view_id: view.id, values: absurd });
    expect(refused).toMatchObject({ outcome: "invalid", errors: { outcome: expect.any(String) } });
    const before = world.slack.ephemerals(rep).length;
    const values = {
      way: { value: "phone:outbound" },
      outcome: { value: "not_interested" },
      note: { value: "Has a vendor already." },
    };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before], "an answer");
    expect(said.text).toMatch(/Logged\. \*Kim Lee\* is now: negative\. 1 planned message/);
    const { recent_messages } = await world.core.getLead(world.owner, { lead: "Kim Lee" });
    expect(recent_messages.at(-1)).toMatchObject({
      ...{ channel: "phone", subject: "Call: not interested", text: "Has a vendor already." },
    });
  });
});
