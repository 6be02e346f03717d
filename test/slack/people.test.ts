import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLinkCode } from "../../src/core/people/make-link-code.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { expireLeases, query } from "./expire-leases.ts";
import { labelsOf, sendClick, wordsOf } from "./send-click.ts";
import {
  approver,
  namesake,
  outsider,
  rep,
  SALES,
  type SlackWorld,
  slackWorld,
} from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

const windowWith = (words: string) =>
  world.slack.waitFor(() => {
    const view = world.slack.openView(rep);
    return view && wordsOf(view).includes(words) ? view : undefined;
  }, `a window with "${words}"`);

/** Payloads are emptied once the work is done; this keeps what ever stood there. */
async function keepPayloads(): Promise<void> {
  await query(world, "create table kept_payloads (payload text)");
  await query(
    world,
    `create function keep_payload() returns trigger language plpgsql security definer as $$
      begin insert into public.kept_payloads values (new.payload::text); return new; end $$`,
  );
  await query(
    world,
    `create trigger keep_payload before insert or update on processed_events
      for each row execute function keep_payload()`,
  );
}

describe("linking", () => {
  it("makes whoever types the code the owner, once", async () => {
    const other = await world.addUser("Olly Santos");
    const code = await makeLinkCode(world.deps, other.user_id);
    expect((await world.type(outsider, `link ${code}`)).text).toMatch(/is linked/);
    expect((await world.type(outsider, "")).text).toContain("wait for your decision");
    const again = await world.type(namesake, `link ${code}`);
    expect(again.text).toMatch(/wrong, used up or older.*new one/);
    expect((await world.type(namesake, "")).text).toMatch(/not linked/);
  });

  it("takes the link away from whoever asks, and from nobody else", async () => {
    const other = await world.addUser("Lou Park");
    const code = await makeLinkCode(world.deps, other.user_id);
    await world.type(namesake, `link ${code}`);
    expect((await world.type(namesake, "unlink")).text).toMatch(/no longer linked/);
    expect((await world.type(namesake, "unlink")).text).toMatch(/not linked/);
    expect((await world.type(outsider, "")).text).not.toMatch(/not linked/);
  });

  it("shows each person their own account only", async () => {
    await world.core.upsertLeads(world.owner, {
      leads: [{ full_name: "Only Riley's", email: "only@riley.example" }],
    });
    expect(wordsOf(await world.type(rep, "leads"))).toContain("Only Riley's");
    expect(wordsOf(await world.type(outsider, "leads"))).not.toContain("Only Riley's");
  });
});

describe("an approver", () => {
  it("is named by the owner, gets the card, and decides in their own name", async () => {
    const list = await world.type(rep, "approvers");
    const place = { ...rep, channel: list.channel, message_ts: list.ts };
    await world.slack.chooseValue({
      ...place,
      action_id: ACTIONS.nameApprover,
      value: approver.user,
    });
    const named = await world.slack.waitFor(() => {
      const now = world.slack.ephemerals(rep).find((each) => each.ts === list.ts);
      return now?.text.includes("may decide") ? now : undefined;
    });
    expect(wordsOf(named)).toContain("Avery Chen");
    const card = await world.waitingDraft("Dana Smith");
    const posted = await world.slack.waitFor(() => {
      const dm = world.slack.directMessage(approver)?.id ?? "";
      return world.slack
        .messages(approver.team, dm)
        .find((each) => wordsOf(each).includes("Dana Smith"));
    }, "the approver's card");
    await world.slack.pressButton({
      ...approver,
      channel: posted.channel,
      message_ts: posted.ts,
      action_id: ACTIONS.approve,
    });
    // Decided everywhere it was posted, and by whom.
    for (const who of [rep, approver]) {
      await world.slack.waitFor(() => {
        const dm = world.slack.directMessage(who)?.id ?? "";
        return world.slack
          .messages(who.team, dm)
          .find((each) => each.text.includes("approved by Avery Chen"));
      }, "the decided card");
    }
    const [audit] = await query(
      world,
      "select actor from audit_log where action = 'approve_draft' and subject_id = $1",
      [card.step_id],
    );
    expect(audit?.actor).toBe("slack:T1/U2");
  });

  it("sees the queue of whom they approve for, and nothing else of theirs", async () => {
    await world.waitingDraft("Kim Lee");
    expect((await world.type(approver, "")).text).toMatch(/One draft waits.*Kim Lee/);
    for (const text of ["leads", "campaigns", "stats", "pause-all"]) {
      expect((await world.type(approver, text)).text).toMatch(/You decide on a colleague's drafts/);
    }
  });

  it("whose right was taken back decides nothing any more", async () => {
    const queue = await world.type(approver, "approve");
    await world.core.removeApprover(world.owner, { team_id: "T1", slack_user_id: approver.user });
    const before = world.slack.ephemerals(approver).length;
    await world.slack.pressButton({
      ...approver,
      channel: queue.channel,
      message_ts: queue.ts,
      action_id: ACTIONS.approve,
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(approver)[before]);
    expect(said.text).toMatch(/not linked/);
    expect((await world.core.listApprovals(world.owner, {})).total).toBe(1);
  });

  it("of one account is told so at a card of another", async () => {
    const queue = await world.type(rep, "approve");
    const value = JSON.stringify(queue.blocks).match(/"value":"([0-9a-f-]+:[0-9a-f-]+:\d+)"/)?.[1];
    const before = world.slack.ephemerals(outsider).length;
    await sendClick(world, {
      ...outsider,
      action_id: ACTIONS.approve,
      value: value ?? "",
      channel: SALES,
      ts: "1.1",
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(outsider)[before]);
    expect(said.text).toMatch(/belongs to another account; you are not one of its approvers/);
  });
});

describe("settings", () => {
  it("are saved from a window, and cards then come to the chosen channel", async () => {
    const kept = { quiet_hours: { from: "18:00", to: "08:00" }, reminder_hours: 8 };
    await world.core.updateSettings(world.owner, { settings: kept });
    await world.slack.runCommand({ ...rep, channel: SALES, text: "settings" });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the settings");
    const before = world.slack.ephemerals(rep).length;
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: {
        posting_channel: { value: SALES },
        postal_address: { value: "1 Main Street, Berlin" },
      },
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toContain(`posted in <#${SALES}>`);
    const { settings } = await world.core.getContext(world.owner, {});
    expect(settings).toMatchObject({
      posting_channel: SALES,
      posting_team: "T1",
      postal_address: "1 Main Street, Berlin",
      ...kept,
    });
    // Quiet hours would hold the card back, at some times of day.
    await world.core.updateSettings(world.owner, { settings: { quiet_hours: null } });
    await world.waitingDraft("Lin Wei");
    await world.slack.waitFor(() => {
      const [card] = world.slack
        .messages("T1", SALES)
        .filter((each) => each.text.includes("Lin Wei"));
      return card;
    }, "the card in the channel");
  });

  it("that are wrong come back with the reason", async () => {
    await world.slack.runCommand({ ...rep, channel: SALES, text: "settings" });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the settings");
    const values = { time_zone: { value: "Berlin time" } };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    const again = await windowWith(":warning:");
    expect(wordsOf(again)).toMatch(/"Berlin time" is no time zone.*Europe\/Berlin/);
    await world.slack.closeView({ ...rep, view_id: again.id });
  });
});

describe("connecting a mailbox", () => {
  it("that does not answer brings the form back, and the password is written down nowhere", async () => {
    await keepPayloads();
    const list = await world.type(rep, "connect");
    const place = { ...rep, channel: list.channel, message_ts: list.ts };
    await world.slack.pressButton({ ...place, action_id: ACTIONS.connectSmtp });
    const view = await windowWith("Outgoing server");
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: {
        address: { value: "riley@lantern.example" },
        secret_password: { value: "planted-password-7" },
        smtp: { value: "127.0.0.1:1" },
      },
    });
    await windowWith(":warning:");
    const written = JSON.stringify(await query(world, "select payload from kept_payloads"));
    expect(written).toContain("riley@lantern.example");
    expect(written).not.toContain("planted-password-7");
    await world.slack.closeView({ ...rep, view_id: view.id });
  });
});

describe("a form with a password whose process died", () => {
  it("is asked for once more, for the password was written down nowhere", async () => {
    const dm = world.slack.directMessage(rep)?.id ?? "";
    const before = world.slack.messages(rep.team, dm).length;
    const view = {
      id: "V0",
      hash: "1",
      callback_id: "connect_smtp",
      private_metadata: "",
      title: { type: "plain_text", text: "Connect a mailbox" },
      blocks: [],
      state: { values: {} },
    };
    const payload = {
      type: "view_submission",
      team: { id: rep.team },
      user: { id: rep.user },
      trigger_id: "1.2.3",
      secrets_left_out: true,
      view,
    };
    await world.core.slack.recordDelivery({ key: "slack:view:dead", kind: "slack", payload });
    await expireLeases(world);
    const said = await world.slack.waitFor(() => world.slack.messages(rep.team, dm)[before]);
    expect(said.text).toMatch(/restarted before it could sign in.*once more/);
  });
});

describe("the home tab", () => {
  it("shows the glance, the mailboxes and what is still to do", async () => {
    await world.slack.openHome(rep);
    const home = await world.slack.waitFor(() => world.slack.home(rep), "the home");
    const words = wordsOf(home);
    expect(words).toContain("wait");
    expect(words).toContain(world.owner.name);
    expect(words).toContain("Mailboxes");
    expect(labelsOf(home).length).toBeGreaterThan(2);
  });

  it("shows a stranger how to link", async () => {
    await world.slack.openHome(namesake);
    const home = await world.slack.waitFor(() => world.slack.home(namesake), "the home");
    expect(wordsOf(home)).toMatch(/not linked/);
  });

  it("runs commands from its buttons; the answer comes as a direct message", async () => {
    const home = world.slack.home(rep);
    const dm = world.slack.directMessage(rep)?.id ?? "";
    const before = world.slack.messages(rep.team, dm).length;
    await world.slack.pressButton({
      ...rep,
      view_id: home?.id ?? "",
      action_id: "run_command.campaigns",
    });
    const answer = await world.slack.waitFor(() => world.slack.messages(rep.team, dm)[before]);
    expect(answer.text).toMatch(/campaign/);
  });
});
