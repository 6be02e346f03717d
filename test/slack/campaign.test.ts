import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelsOf, wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  await world.core.upsertLeads(world.owner, {
    leads: [
      { full_name: "Dana Smith", email: "dana@acme.example", company: "Acme" },
      { full_name: "Kim Lee", email: "kim@acme.example", company: "Acme" },
      { full_name: "Sam Okoro", linkedin_url: "https://www.linkedin.com/in/sam-okoro" },
    ],
  });
  await world.core.suppressContacts(world.owner, { addresses: ["kim@acme.example"] });
});
afterAll(() => world.close());

const typeForWindow = async (text: string) => {
  await world.slack.runCommand({ ...rep, channel: SALES, text });
  return world.slack.waitFor(() => world.slack.openView(rep), `the window of ${text}`);
};
const nextWord = async (act: () => Promise<unknown>) => {
  const before = world.slack.ephemerals(rep).length;
  await act();
  return world.slack.waitFor(() => world.slack.ephemerals(rep)[before], "an answer");
};
const windowWith = (words: string) =>
  world.slack.waitFor(() => {
    const view = world.slack.openView(rep);
    return view && wordsOf(view).includes(words) ? view : undefined;
  }, `a window with "${words}"`);

describe("a campaign, from nothing to running", () => {
  it("is set up in a window that checks its fields without losing any", async () => {
    const view = await typeForWindow("campaign new");
    const values = {
      name: { value: "Spring, Berlin" },
      offer: { value: "Dashboards that load at once." },
      from: { value: "17:00" },
      to: { value: "09:00" },
      days: { value: ["mon", "wed"] },
    };
    const refused = await world.slack.submitView({ ...rep, view_id: view.id, values });
    expect(refused).toEqual({
      outcome: "invalid",
      errors: { to: "The window must close after it opens, on the same day." },
    });
    const said = await nextWord(() =>
      world.slack.submitView({
        ...rep,
        view_id: view.id,
        values: { ...values, from: { value: "09:30" }, to: { value: "16:00" } },
      }),
    );
    expect(said.text).toMatch(/\*Spring, Berlin\* is set up with 5 steps/);
    expect(world.slack.openView(rep)).toBeUndefined();
    const { campaign } = await world.core.getCampaign(world.owner, { campaign: "Spring, Berlin" });
    expect(campaign.settings).toMatchObject({
      offer: "Dashboards that load at once.",
      approval: "every_message",
      window: { days: ["mon", "wed"], from: "09:30", to: "16:00" },
    });
  });

  it("whose name is taken comes back with everything that was typed", async () => {
    const view = await typeForWindow("campaign new");
    const values = {
      name: { value: "Spring, Berlin" },
      offer: { value: "A long text nobody wants to type twice." },
    };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    const again = await windowWith(":warning:");
    expect(JSON.stringify(again.state.values)).toContain("nobody wants to type twice");
    await world.slack.closeView({ ...rep, view_id: again.id });
  });

  it("cannot start without leads, and says what to do", async () => {
    const preview = await world.type(rep, "campaign start Spring, Berlin");
    expect(preview.text).toContain("cannot start yet");
    expect(labelsOf(preview)).toEqual(["Edit", "Enroll leads"]);
  });

  it("takes leads after counting them, and says who is left out and why", async () => {
    const view = await typeForWindow("enroll spring, berlin");
    await world.slack.submitView({ ...rep, view_id: view.id });
    const counted = await windowWith("would be enrolled");
    expect(wordsOf(counted)).toContain("Left out, and why");
    expect(wordsOf(counted)).toContain("Kim Lee");
    const enrolled = async () =>
      (await world.core.getCampaign(world.owner, { campaign: "Spring, Berlin" })).campaign.figures
        .leads;
    expect(await enrolled()).toBe(0);
    const said = await nextWord(() => world.slack.submitView({ ...rep, view_id: counted.id }));
    expect(said.text).toContain("are enrolled in *Spring, Berlin*");
    expect(await enrolled()).toBeGreaterThan(0);
  });

  it("shows its first messages before it is started, and starts by a button", async () => {
    const preview = await world.type(rep, "campaign start Spring, Berlin");
    expect(preview.text).toContain("is ready to start");
    expect(wordsOf(preview)).toContain("Dashboards that load at once");
    const place = { ...rep, channel: preview.channel, message_ts: preview.ts };
    await world.slack.pressButton({ ...place, action_id: "campaign_start" });
    const started = await world.slack.waitFor(() => {
      const now = world.slack.ephemerals(rep).find((each) => each.ts === preview.ts);
      return now?.text.includes("is running") ? now : undefined;
    });
    expect(labelsOf(started)).toContain("Pause");
  });

  it("is paused and goes on, by name or by picking from a list", async () => {
    const list = await world.type(rep, "campaign pause");
    expect(list.text).toBe("Which campaign shall I pause?");
    expect(labelsOf(list)).toContain("Pause");
    expect((await world.type(rep, "campaign pause spring, berlin")).text).toContain("is paused");
    const { campaign } = await world.core.getCampaign(world.owner, { campaign: "Spring, Berlin" });
    expect(campaign.status).toBe("paused");
    const resumed = await world.type(rep, `campaign resume ${campaign.campaign_id}`);
    expect(resumed.text).toContain("is running again");
  });
});

describe("one lead", () => {
  it("is added in a window", async () => {
    const view = await typeForWindow("lead add Noor Haddad noor@haddad.example");
    expect(JSON.stringify(view.state.values)).toContain("Noor Haddad");
    const said = await nextWord(() => world.slack.submitView({ ...rep, view_id: view.id }));
    expect(said.text).toBe("*Noor Haddad* is a new lead.");
  });

  it("is added from a message by its shortcut", async () => {
    const message = await world.slack.postMessage({
      ...rep,
      channel: SALES,
      text: "Met Lin Wei <mailto:lin@wei.example|lin@wei.example> at the fair",
    });
    const place = { ...rep, channel: SALES, message_ts: message.ts };
    await world.slack.runMessageShortcut({ ...place, callback_id: "add_as_lead" });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the window");
    expect(JSON.stringify(view.state.values)).toContain("lin@wei.example");
    const said = await nextWord(() => world.slack.submitView({ ...rep, view_id: view.id }));
    expect(said.text).toBe("*Met Lin Wei* is a new lead.");
    expect(world.slack.messages(rep.team, SALES).at(-1)?.text).toBe(message.text);
  });

  it("needs an address or a profile", async () => {
    const view = await typeForWindow("lead add");
    const values = { full_name: { value: "Nobody" } };
    const refused = await world.slack.submitView({ ...rep, view_id: view.id, values });
    expect(refused).toMatchObject({ outcome: "invalid" });
    await world.slack.closeView({ ...rep, view_id: view.id });
  });
});

describe("a list of leads", () => {
  const csv =
    "Full Name,Email,Firma\nAda Moreau,ada@northwind.example,Northwind\nX,not-an-address,\n";

  it("as a file is looked at before anything is written, then imported", async () => {
    const view = await typeForWindow("import");
    const file = world.slack.uploadFile({
      ...rep,
      name: "leads.csv",
      mimetype: "text/csv",
      content: Buffer.from(csv),
    });
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: { file: { value: [file.id] } },
    });
    const preview = await windowWith("Nothing was written yet");
    expect(wordsOf(preview)).toContain("Email → *email*");
    const before = (await world.core.getContext(world.owner, {})).leads;
    const said = await nextWord(() => world.slack.submitView({ ...rep, view_id: preview.id }));
    expect(said.text).toMatch(/leads\.csv.*\*1\* new/);
    expect(wordsOf(said)).toContain("Row 3");
    expect((await world.core.getContext(world.owner, {})).leads).toBe(before + 1);
  });

  it("may be pasted", async () => {
    const view = await typeForWindow("import");
    const rows = "name,email\nEve Stone,eve@stone.example";
    await world.slack.submitView({ ...rep, view_id: view.id, values: { rows: { value: rows } } });
    const preview = await windowWith("Nothing was written yet");
    const said = await nextWord(() => world.slack.submitView({ ...rep, view_id: preview.id }));
    expect(said.text).toMatch(/Pasted rows.*\*1\* new/);
  });

  it("of some length shows its progress in the direct message, and the result in its place", async () => {
    const view = await typeForWindow("import");
    const rows = Array.from({ length: 600 }, (_, index) => `P ${index},p${index}@bulk.example`);
    const file = world.slack.uploadFile({
      ...rep,
      name: "bulk.csv",
      mimetype: "text/csv",
      content: Buffer.from(`name,email\n${rows.join("\n")}`),
    });
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: { file: { value: [file.id] } },
    });
    const preview = await windowWith("Nothing was written yet");
    await world.slack.submitView({ ...rep, view_id: preview.id });
    const dm = world.slack.directMessage(rep)?.id ?? "";
    const done = await world.slack.waitFor(() => {
      const last = world.slack.messages(rep.team, dm).at(-1);
      return last?.text.startsWith("Imported") ? last : undefined;
    }, "the result");
    expect(done.text).toMatch(/bulk\.csv\*, 600 rows: \*600\* new/);
    expect(done.edited).toBeDefined();
  });

  it("that is no list comes back with the reason", async () => {
    const view = await typeForWindow("import");
    const file = world.slack.uploadFile({
      ...rep,
      name: "picture.csv",
      mimetype: "image/png",
      content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    });
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: { file: { value: [file.id] } },
    });
    const again = await windowWith(":warning:");
    expect(again.title?.text).toBe("Import leads");
    await world.slack.closeView({ ...rep, view_id: again.id });
  });

  it("needs a file or rows, and not both", async () => {
    const view = await typeForWindow("import");
    const refused = await world.slack.submitView({ ...rep, view_id: view.id });
    expect(refused).toMatchObject({ outcome: "invalid" });
  });
});
