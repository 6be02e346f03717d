import { afterAll, beforeAll, expect, it } from "vitest";
import { labelsOf, wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

it("lists who must not be contacted, and lets what was made by hand be lifted", async () => {
  expect((await world.type(rep, "suppressions")).text).toContain("no suppressions");
  await world.core.suppressContacts(world.owner, { domains: ["omega.example"] });
  const list = await world.type(rep, "suppressions omega");
  expect(wordsOf(list)).toContain("omega.example");
  expect(labelsOf(list)).toContain("Lift");
});

it("offers on a lead never to contact them again, and to erase them", async () => {
  await world.core.upsertLeads(world.owner, {
    leads: [{ full_name: "Dana Smith", email: "dana@beta.example" }],
  });
  expect(labelsOf(await world.type(rep, "leads dana"))).toContain("Do not contact");
  const why = labelsOf(await world.type(rep, "why dana@beta.example"));
  expect(why).toEqual(expect.arrayContaining(["Do not contact", "Erase"]));
});

it("asks whom, and says so when there is no such lead", async () => {
  expect((await world.type(rep, "suppress")).text).toContain("/sdr suppress");
  expect((await world.type(rep, "forget")).text).toContain("/sdr forget");
  expect((await world.type(rep, "forget nobody@nowhere.example")).text).toContain("no lead");
});

it("suppresses after saying what it cancels, for the workspace where that is ticked", async () => {
  const card = await world.waitingDraft("Gil Moor");
  const view = await openWindow(`suppress ${card.lead.address}`);
  expect(JSON.stringify(view.blocks)).toMatch(/1 lead and \d+ planned messages/);
  const said = await submit(view.id, { share: { value: ["workspace"] } });
  expect(said.text).toMatch(/not be contacted again\. \d+ planned messages cancelled/);
  const { suppressions } = await world.core.listSuppressions(world.owner, { query: "gil" });
  expect(suppressions).toMatchObject([{ scope: "address", reason: "manual", shared: true }]);
});

it("forgets a lead after asking, and says that it is done", async () => {
  const { lead } = await world.waitingDraft("Hana Ito");
  const view = await openWindow(`forget ${lead.address}`);
  expect(JSON.stringify(view.blocks)).toContain("cannot be undone");
  expect((await submit(view.id, {})).text).toMatch(/^Erased/);
  await expect(world.core.getLead(world.owner, { lead: lead.lead_id })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("lifts what was made by hand", async () => {
  const list = await world.type(rep, "suppressions gil");
  const place = { ...rep, channel: list.channel, message_ts: list.ts };
  await world.slack.pressButton({ ...place, action_id: "suppression_lift" });
  const view = await world.slack.waitFor(() => world.slack.openView(rep), "the window");
  expect((await submit(view.id, { reason: { value: "A mistake" } })).text).toContain("is lifted");
  const { suppressions } = await world.core.listSuppressions(world.owner, { query: "gil" });
  expect(suppressions).toEqual([]);
});

it("refuses a mail service for everybody for the whole workspace in the window, and says what to do", async () => {
  const { id: view_id } = await openWindow("suppress gmail.com");
  await world.slack.submitView({ ...rep, view_id, values: { share: { value: ["workspace"] } } });
  const noticed = () => {
    const shown = JSON.stringify(world.slack.openView(rep)?.blocks ?? []);
    return shown.includes("Suppress single addresses") ? shown : undefined;
  };
  expect(await world.slack.waitFor(noticed, "the notice")).toContain("Anybody can have an address");
});

async function openWindow(text: string) {
  await world.slack.runCommand({ ...rep, channel: SALES, text });
  return world.slack.waitFor(() => world.slack.openView(rep), `the window of ${text}`);
}

async function submit(view_id: string, values: Record<string, { value: string | string[] }>) {
  const before = world.slack.ephemerals(rep).length;
  await world.slack.submitView({ ...rep, view_id, values });
  return world.slack.waitFor(() => world.slack.ephemerals(rep)[before], "the answer");
}
