import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  approvedCampaign,
  type DraftedTouch,
  TUESDAY,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { keepInbound, letter } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type ScriptedVendor, scriptedVendor } from "../../../test/setup/scripted-vendor.ts";
import { openConnection } from "../db/open-connection.ts";
import { openTenant } from "../operation.ts";
import { unsubscribeLinks } from "../suppression/unsubscribe-links.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const signal = new AbortController().signal;
const MINUTE = 60_000;
/** Many sends on whatever machine this is. */
const TIMEOUT_MS = 5 * MINUTE;

/** Makes one run the other's like; printed by no one, but the same every time. */
const random = seeded(20_270_302);

let vendor: ScriptedVendor;
let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  vendor = scriptedVendor({ takesMs: 10 });
  world = await coreForTest({
    mailboxProviders: [vendor.provider],
    publicUrl: "https://sdr.lantern.test",
  });
  await recordHistory();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

/**
 * Every entry into `sending`, and every stop, numbered in the transaction that does it. A stop and the
 * gate hold the same row from before they write until they commit, so the numbers of one person (or one
 * campaign, or one user) are in the order of the commits.
 */
async function recordHistory(): Promise<void> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await owner.query(`
    create table history (seq serial primary key, what text not null, step_id uuid, lead_id uuid,
      campaign_id uuid, user_id uuid);
    create function note_step() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if new.delivery_state = 'sending' and old.delivery_state <> 'sending' then
        insert into history (what, step_id, lead_id, campaign_id, user_id)
        values ('sending', new.id, new.lead_id, new.campaign_id, new.user_id);
      elsif new.status = 'skipped' and old.status <> 'skipped' then
        insert into history (what, step_id, lead_id) values ('skipped', new.id, new.lead_id);
      end if;
      return null;
    end $$;
    create trigger note_step after update on sequence_steps for each row execute function note_step();
    create function note_switch() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_table_name = 'campaigns' then
        if new.status is distinct from old.status then
          insert into history (what, campaign_id)
          values (case new.status when 'active' then 'on' else 'off' end, new.id);
        end if;
      elsif new.sending_paused_at is distinct from old.sending_paused_at then
        insert into history (what, user_id)
        values (case when new.sending_paused_at is null then 'on' else 'off' end, new.id);
      end if;
      return null;
    end $$;
    create trigger note_campaign after update on campaigns for each row execute function note_switch();
    create trigger note_user after update of sending_paused_at on users
      for each row execute function note_switch();`);
  await owner.end();
}

type Entry = {
  seq: number;
  what: "sending" | "skipped" | "on" | "off";
  step_id: string | null;
  lead_id: string | null;
  campaign_id: string | null;
  user_id: string | null;
};

async function readHistory(): Promise<Entry[]> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const { rows } = await owner.query<Entry>("select * from history order by seq");
  await owner.end();
  return rows;
}

const twoWorkers = () =>
  Promise.all([1, 2].map(() => sendDueTouches(world.deps, { limit: 50, signal })));

async function manyTouches(leads: number) {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.mailbox.update({
      where: { id: user.mailbox_id },
      data: { daily_cap: 10_000, ramp_start: 10_000 },
      select: { id: true },
    }),
  );
  return approvedCampaign(world, user, { leads });
}

type Stop = { kind: string; run: (touch: DraftedTouch) => Promise<unknown> };

/** Every way in which a person can be stopped from being written to. */
const STOPS: Stop[] = [
  {
    kind: "an unsubscribe link",
    async run({ lead_id, email }) {
      const who = { lead_id, address: email, mailbox: null };
      const { https } = await openTenant({ deps: world.deps, actor: user }, (tenant) =>
        unsubscribeLinks(tenant, who),
      );
      await world.core.web.unsubscribe(https?.split("/u/")[1] ?? "");
    },
  },
  {
    kind: "a reply",
    async run({ email }) {
      await keepInbound(world, user, {
        raw: letter({ from: email, text: "Tell me more, please." }),
      });
      await world.core.clock.readInbound({ limit: 50, signal });
    },
  },
  {
    kind: "a suppression",
    run: ({ lead_id }) => world.core.suppressContacts(user, { lead_ids: [lead_id] }),
  },
  {
    kind: "the end of the enrolment",
    run: ({ lead_id }) =>
      world.core.stopEnrollments(user, { lead_ids: [lead_id], reason: "asked by phone" }),
  },
  {
    kind: "a rejection of the approved message",
    run: ({ step_id, draft_version }) =>
      world.core.rejectDraft(user, { step_id, draft_version }).catch(tooLate),
  },
  {
    kind: "a skip of the approved message",
    run: ({ step_id, draft_version }) =>
      world.core.skipDraft(user, { step_id, draft_version }).catch(tooLate),
  },
];

/** A person who decides after it began to leave is told so. */
function tooLate(error: unknown): void {
  expect(error).toMatchObject({ code: "conflict", say: expect.stringContaining("Too late") });
}

it("nothing enters sending after a stop of its person was committed, in 200 interleavings of six kinds of stop", {
  timeout: TIMEOUT_MS,
}, async () => {
  const { touches } = await manyTouches(200);
  const stops = touches.map(async (touch, place) => {
    // Spread over the time that two workers need for all of them; which comes first is open.
    await pause(random() * 50 * touches.length);
    await STOPS[place % STOPS.length]?.run(touch);
  });
  const [reports] = await Promise.all([twoWorkers(), ...stops]);
  const history = await readHistory();
  const outcomes = touches.map(({ step_id }) => judge(history, step_id));
  expect(outcomes.filter((outcome) => outcome === "entered after its stop")).toEqual([]);
  for (const { step_id } of touches) {
    const entered = history.some((entry) => entry.what === "sending" && entry.step_id === step_id);
    expect(vendor.timesDelivered(step_id)).toBe(entered ? 1 : 0);
  }
  expect(reports.map(({ results }) => results.error ?? 0)).toEqual([0, 0]);
  // The race was one: both sides won some.
  const stopped = outcomes.filter((outcome) => outcome === "stopped").length;
  expect(stopped).toBeGreaterThan(10);
  expect(touches.length - stopped).toBeGreaterThan(10);
});

/** Whether the step left before anything stopped it, or never. */
function judge(history: Entry[], step_id: string): "left" | "stopped" | "entered after its stop" {
  const mine = history.filter((entry) => entry.step_id === step_id);
  const entered = mine.find(({ what }) => what === "sending");
  const stopped = mine.find(({ what }) => what === "skipped");
  if (!entered) return "stopped";
  return stopped && stopped.seq < entered.seq ? "entered after its stop" : "left";
}

it("nothing enters sending while its campaign is paused or its user has paused all, however often both are switched", {
  timeout: TIMEOUT_MS,
}, async () => {
  const { campaign_id, touches } = await manyTouches(40);
  let sending = true;
  const campaign = { campaign: campaign_id };
  const switches = [
    {
      off: () => world.core.pauseCampaign(user, campaign),
      on: () => world.core.startCampaign(user, campaign),
    },
    { off: () => world.core.pauseAll(user, {}), on: () => world.core.resumeAll(user, {}) },
  ].map(async ({ off, on }) => {
    while (sending) {
      await pause(random() * 120);
      await off();
      await pause(random() * 120);
      await on();
    }
  });
  // What was held back is looked at again a minute later.
  const minutesLater = (minutes: number) =>
    world.setClock(new Date(new Date(TUESDAY).getTime() + minutes * MINUTE));
  for (let turn = 0; turn < 10; turn += 1) {
    await minutesLater(turn * 2);
    await twoWorkers();
  }
  sending = false;
  await Promise.all(switches);
  await minutesLater(30);
  await twoWorkers();
  expect(await waiting(campaign_id)).toEqual([]);
  const history = (await readHistory()).filter(
    (entry) => entry.campaign_id === campaign_id || entry.user_id === user.user_id,
  );
  const off = new Set<string>();
  for (const { what, campaign_id: campaign, user_id } of history) {
    const key = campaign ?? user_id ?? "";
    if (what === "off") off.add(key);
    else if (what === "on") off.delete(key);
    else expect([...off], "a switch was off when a touch entered sending").toEqual([]);
  }
  expect(history.filter(({ what }) => what === "off").length).toBeGreaterThan(2);
  for (const { step_id } of touches) expect(vendor.timesDelivered(step_id)).toBe(1);
});

/** What has not left yet, and what is said about it. */
function waiting(campaign_id: string) {
  return openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.sequenceStep.findMany({
      where: { campaign_id, status: "scheduled" },
      select: { delivery_state: true, deferred_reason: true, send_time: true, attempts: true },
    }),
  );
}

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
