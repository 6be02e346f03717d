import type pg from "pg";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { openTenant } from "../../src/core/operation.ts";
import type { SendReport } from "../../src/core/outbox/send-due-touches.ts";
import { approvedCampaign, TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestUser } from "../setup/core-for-test.ts";
import type { KillVendor, RunningVendor } from "./kill-vendor.ts";
import { type Order, type Sender, startSender } from "./setup-sender.ts";

/** A database with one vendor beside it, and senders to be killed. */
export type KillWorld = {
  vendor: RunningVendor;
  owner: pg.Client;
  /** Touches of a new person with a mailbox of their own, approved and due. */
  approved(many: number): Promise<string[]>;
  /** Moves when touches are due, by an interval as PostgreSQL writes it. */
  postpone(step_ids: string[], by: "1 day" | "-1 day"): Promise<void>;
  /** A sender, loaded and connected; the next one is started meanwhile. */
  nextSender(): Promise<Sender>;
  order(more?: Partial<Order>): Order;
  /** Everybody's claims are taken for abandoned. */
  expireLeases(): Promise<void>;
  /** Nobody's claim runs out before it is told to, however slow this machine is. */
  holdLeases(): Promise<void>;
  /** The person whose touch it is does not know whether it went, and presses "Send again". */
  sendAgain(step_id: string): Promise<void>;
  /** A healthy sender sends all that is due and finds out what became of the rest. */
  finish(): Promise<void>;
  read(step_ids: string[]): Promise<StepNow[]>;
  /** How many touches are due that no sender has taken yet. */
  waiting(): Promise<number>;
  close(): Promise<void>;
};

/** What the database and the vendor know of a touch. */
export type StepNow = {
  id: string;
  status: string;
  delivery_state: string;
  attempts: number;
  last_error: string | null;
  messages: number;
  audited: number;
  accepted: number;
};

export async function openKillWorld(kind: KillVendor): Promise<KillWorld> {
  const vendor = await kind.start();
  const world = await coreForTest();
  await world.setClock(TUESDAY);
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const begin = { databaseUrl: world.database.appUrl, vendor: kind.client };
  const senders = new Set<Sender>();
  const people = new Map<string, TestUser>();
  const start = async () => {
    const sender = await startSender(begin);
    senders.add(sender);
    void sender.ended.then(() => senders.delete(sender));
    return sender;
  };
  const order = (more: Partial<Order> = {}) => ({
    access: vendor.access(),
    limit: 1,
    time: 1,
    ...more,
  });
  const healthy = await start();
  let spare = start();
  const place: KillWorld = {
    vendor,
    owner,
    async approved(many) {
      const user = await world.addUser();
      const { address } = await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
        tx.mailbox.update({
          where: { id: user.mailbox_id },
          data: { daily_cap: 10_000, ramp_start: 10_000 },
          select: { address: true },
        }),
      );
      vendor.welcome(address);
      const { touches } = await approvedCampaign(world, user, { leads: many });
      for (const { step_id } of touches) people.set(step_id, user);
      return touches.map(({ step_id }) => step_id);
    },
    async postpone(step_ids, by) {
      await owner.query(
        "update sequence_steps set send_time = send_time + $2::interval where id = any ($1)",
        [step_ids, by],
      );
    },
    nextSender() {
      const next = spare;
      spare = start();
      return next;
    },
    order,
    expireLeases: () => moveLeases(owner, "-1 second"),
    holdLeases: () => moveLeases(owner, "1 hour"),
    async sendAgain(step_id) {
      const person = people.get(step_id);
      if (!person) throw new Error("nobody owns this touch");
      await world.core.resolveUncertain(person, { step_id, was_sent: false });
    },
    finish: () => finish(place, healthy),
    read: (step_ids) => read(place, step_ids),
    waiting: () => countWaiting(owner),
    async close() {
      await spare;
      await Promise.all([...senders].map((sender) => sender.kill()));
      try {
        await checkInvariants(world.database);
      } finally {
        await owner.end();
        await world.close();
        await vendor.close();
      }
    },
  };
  return place;
}

async function moveLeases(owner: pg.Client, by: string): Promise<void> {
  await owner.query(
    `update sequence_steps set lease_until = clock_timestamp() + $1::interval
     where delivery_state in ('claimed', 'prepared', 'sending')`,
    [by],
  );
}

/** More rounds than any touch needs: one to look and send, one more for what the vendor shows late. */
const MOST_ROUNDS = 10;

/** Outlook's draft proves nothing for a quarter of an hour after it may have been sent. */
async function letAQuarterPass({ owner }: KillWorld): Promise<void> {
  await owner.query(
    `update sequence_steps set sending_at = sending_at - interval '16 minutes'
     where delivery_state = 'sending'`,
  );
}

async function finish(place: KillWorld, sender: Sender): Promise<void> {
  await letAQuarterPass(place);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await place.expireLeases();
    await skipWaits(place);
    const { claimed } = await report(sender, place.order({ limit: 8 }));
    if (claimed === 0) return;
  }
}

/** A message that failed waits for its next try, and its mailbox may rest: no test does. */
async function skipWaits({ owner }: KillWorld): Promise<void> {
  await owner.query(
    `with rested as (update mailboxes set failures = 0, breaker_until = null)
     update sequence_steps set send_time = $1
     where status = 'scheduled' and delivery_state = 'idle' and last_error is not null`,
    [TUESDAY],
  );
}

/** Lets a sender send until nothing is left. */
async function report(sender: Sender, order: Order): Promise<SendReport> {
  const reported = sender.hear("report");
  sender.send(order);
  return reported;
}

async function read({ owner, vendor }: KillWorld, step_ids: string[]): Promise<StepNow[]> {
  const { rows } = await owner.query<Omit<StepNow, "accepted">>(
    `select s.id, s.status, s.delivery_state, s.attempts, s.last_error,
       coalesce(m.messages, 0) as messages, coalesce(a.audited, 0) as audited
     from sequence_steps s
     left join (select step_id, count(*)::int as messages from messages group by step_id) m on m.step_id = s.id
     left join (select subject_id, count(*)::int as audited from audit_log where action = 'send_message'
                group by subject_id) a on a.subject_id = s.id::text
     where s.id = any ($1) order by s.id`,
    [step_ids],
  );
  const accepted = await vendor.accepted({ owner });
  return rows.map((row) => ({ ...row, accepted: accepted.get(row.id) ?? 0 }));
}

async function countWaiting(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ waiting: number }>(
    `select count(*)::int as waiting from sequence_steps
     where status = 'scheduled' and delivery_state = 'idle'`,
  );
  return rows[0]?.waiting ?? 0;
}
