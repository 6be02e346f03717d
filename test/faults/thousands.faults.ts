import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateKeyRing } from "../../src/core/credentials/key-ring.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { faultSize } from "../setup/fault-size.ts";
import { ALL_DAY, addMailbox, ONE_MAIL } from "../setup/several-mailboxes.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { type Product, startProduct } from "../stories/product.ts";

const TIMEOUT_MS = 90 * 60_000;
/** Seconds between two mails of a mailbox, and how far the clock goes on once all is quiet. */
const GAP_SECONDS = 60;
const TURN_SECONDS = 61;
/** Three zones, so that the mailboxes' days end at different hours. */
const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo"];
/** Every lead gets two mails: the second in the thread of the first, as soon as it may. */
const TWO_MAILS = [
  ...ONE_MAIL,
  {
    step_number: 2,
    channel: "email" as const,
    delay_hours: 0,
    variants: [{ key: "A", body: "Hi {{ first_name }}, once more." }],
  },
];
const size = faultSize({
  sample: { schedulers: 3, mailboxes: 12, leadsEach: 4, dailyCap: 5 },
  full: { schedulers: 8, mailboxes: 200, leadsEach: 25, dailyCap: 30 },
});
const steps = size.mailboxes * size.leadsEach * 2;
const START = new Date("2027-03-02T10:00:30Z").getTime();
const DAY_MS = 24 * 3_600_000;

let world: TestWorld;
let owner: pg.Client;
let folder: string;
const running: Product[] = [];
beforeAll(async () => {
  world = await coreForTest();
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  folder = await makeFolder();
  await noteArrivals();
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop("SIGKILL")));
  await checkInvariants(world.database);
  await owner.end();
  await world.close();
  await removeFolder(folder);
});

/** The vendor's own book: what it took from whom, in which order, and when by business time. */
async function noteArrivals(): Promise<void> {
  await owner.query(`
    create table arrivals (seq bigserial primary key, send_id uuid, mailbox_id uuid, at timestamptz);
    create function note_arrival() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if new.state = 'sent' and old.state <> 'sent' then
        insert into arrivals (send_id, mailbox_id, at)
        select new.send_id::uuid, new.mailbox_id, clock_timestamp() + clock_offset from installation;
      end if;
      return null;
    end $$;
    create trigger note_arrival after update on sandbox_mail for each row execute function note_arrival();`);
}

async function startScheduler(): Promise<void> {
  const one = await startProduct({
    folder,
    args: ["--only", "scheduler"],
    env: {
      DATABASE_URL: world.database.appUrl,
      CREDENTIALS_KEYS: generateKeyRing(),
      LOG_LEVEL: "error",
    },
  });
  running.push(one);
}

async function enroll(place: number): Promise<void> {
  const { core } = world;
  const { user } = await addMailbox(world, {
    daily_cap: size.dailyCap,
    min_gap_seconds: GAP_SECONDS,
    time_zone: ZONES[place % ZONES.length] ?? "UTC",
  });
  const leads = Array.from({ length: size.leadsEach }, (_, lead) => ({
    full_name: `Ada Moreau ${lead}`,
    email: `ada.${place}.${lead}@northwind.example`,
    company: "Northwind",
  }));
  const { results } = await core.upsertLeads(user, { leads });
  const { campaign } = await core.createCampaign(user, {
    name: "Thousands",
    sequence_template: "custom",
    steps: TWO_MAILS,
    settings: { offer: "We find stale leads.", approval: "automatic", window: ALL_DAY },
  });
  const lead_ids = results.map(({ lead_id }) => lead_id ?? "");
  await core.enrollLeads(user, { campaign: campaign.campaign_id, lead_ids });
  await core.startCampaign(user, { campaign: campaign.campaign_id });
}

type State = { arrived: number; sent: number; busy: number };

async function look(): Promise<State> {
  const { rows } = await owner.query<State>(
    `select (select count(*)::int from arrivals) as arrived,
       count(*) filter (where status = 'sent')::int as sent,
       count(*) filter (where delivery_state in ('claimed', 'prepared', 'sending', 'drafting')
         or (status = 'pending' and draft_due_at is not null and draft_version = 0))::int as busy
     from sequence_steps`,
  );
  return rows[0] ?? { arrived: 0, sent: 0, busy: 0 };
}

/** Nothing is under way, and nothing has become so for as long as every scheduler needs for a tick. */
async function untilQuiet(): Promise<State> {
  let quietSince = Date.now();
  let before = await look();
  while (Date.now() - quietSince < 1_500) {
    await pause(250);
    const now = await look();
    if (now.busy > 0 || now.sent !== before.sent) quietSince = Date.now();
    before = now;
  }
  return before;
}

it(`${size.schedulers} schedulers send ${steps} messages from ${size.mailboxes} mailboxes, each exactly once`, {
  timeout: TIMEOUT_MS,
}, async () => {
  await world.setClock(new Date(START));
  for (let place = 0; place < size.mailboxes; place += 1) await enroll(place);
  for (let one = 0; one < size.schedulers; one += 1) await startScheduler();
  let clock = START;
  for (
    let { sent, ...state } = await untilQuiet();
    sent < steps;
    { sent, ...state } = await untilQuiet()
  ) {
    const isDayOver = state.arrived >= (Math.floor((clock - START) / DAY_MS) + 1) * capOfAll();
    clock += isDayOver ? DAY_MS : TURN_SECONDS * 1_000;
    await world.setClock(new Date(clock));
  }
  const { rows } = await owner.query(
    `select mails, messages, count(*)::int as steps from (
       select s.id, (select count(*)::int from arrivals where send_id = s.id) as mails,
         (select count(*)::int from messages where step_id = s.id and direction = 'outbound') as messages
       from sequence_steps s) each_step group by mails, messages`,
  );
  expect(rows).toEqual([{ mails: 1, messages: 1, steps }]);
  expect(running.map((one) => one.said()).join("\n")).not.toMatch(/"level":(50|60)/);
});

function capOfAll(): number {
  return size.mailboxes * Math.min(size.dailyCap, size.leadsEach * 2);
}

it("no message was tried twice: no scheduler took what another had", async () => {
  const { rows } = await owner.query(
    "select count(*)::int as again from sequence_steps where attempts <> 1",
  );
  expect(rows).toEqual([{ again: 0 }]);
});

it("no mailbox sent more on its local day than its cap, by the dates in the mails", async () => {
  const { rows } = await owner.query<{ most: number; days: number }>(
    `select max(mails)::int as most, count(distinct day)::int as days from (
       select m.id, (s.sent_at at time zone m.time_zone)::date as day, count(*) as mails
       from sandbox_mail s join mailboxes m on m.id = s.mailbox_id where s.state = 'sent' group by 1, 2
     ) each_day`,
  );
  expect(rows[0]?.most, "the cap was reached").toBe(size.dailyCap);
  expect(rows[0]?.days).toBeGreaterThan(1);
});

it("every mailbox kept its gap, by the times at which its mails began to leave and those at which they came", async () => {
  const { rows } = await owner.query<{ began: number; arrived: number }>(
    `select min(extract(epoch from began - began_before))::float as began,
       min(extract(epoch from at - at_before))::float as arrived
     from (
       select s.sending_at as began, a.at,
         lag(s.sending_at) over (partition by a.mailbox_id order by a.seq) as began_before,
         lag(a.at) over (partition by a.mailbox_id order by a.seq) as at_before
       from arrivals a join sequence_steps s on s.id = a.send_id
     ) pairs`,
  );
  expect(rows[0]?.began).toBeGreaterThanOrEqual(GAP_SECONDS);
  // A mail may take a while to the vendor; another of its mailbox in flight at once would show as seconds.
  expect(rows[0]?.arrived).toBeGreaterThan(GAP_SECONDS / 2);
});

it("no second mail came before the first of its thread, and each names it", async () => {
  const { rows } = await owner.query<{ out_of_order: number; loose: number; pairs: number }>(
    `select count(*)::int as pairs,
       count(*) filter (where b.seq < a.seq)::int as out_of_order,
       count(*) filter (where position(m1.message_id in convert_from(m2.raw, 'UTF8')) = 0
         or m1.thread_id <> m2.thread_id)::int as loose
     from sequence_steps s1
     join sequence_steps s2 on s2.campaign_id = s1.campaign_id and s2.lead_id = s1.lead_id and s2.step_number = 2
     join arrivals a on a.send_id = s1.id join arrivals b on b.send_id = s2.id
     join sandbox_mail m1 on m1.send_id = s1.id::text and m1.state = 'sent'
     join sandbox_mail m2 on m2.send_id = s2.id::text and m2.state = 'sent'
     where s1.step_number = 1`,
  );
  expect(rows).toEqual([{ pairs: steps / 2, out_of_order: 0, loose: 0 }]);
});
