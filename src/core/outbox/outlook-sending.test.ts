import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvedTouch, type DraftedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { GraphAccount } from "../../../test/vendors/graph-account.ts";
import { type GraphServer, startGraphServer } from "../../../test/vendors/graph-server.ts";
import { openConnection } from "../db/open-connection.ts";
import type { MailboxProvider } from "../ports/mailbox.ts";
import { outlookProvider } from "../providers/outlook.ts";
import type { Checkpoint } from "./attempt.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const MINUTE = 60_000;
const signal = new AbortController().signal;

let server: GraphServer;
let world: TestWorld;
let owner: pg.Client;
let user: TestUser;
let account: GraphAccount;
let touch: DraftedTouch;
beforeAll(async () => {
  server = await startGraphServer();
  world = await coreForTest({ mailboxProviders: [asSandbox(server)] });
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await owner.end();
  await world.close();
  await server.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  account = await inTenant(world, user, async ({ tx }) => {
    const { address } = await tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } });
    return server.account(address);
  });
  account.setClock(TUESDAY);
  touch = await approvedTouch(world, user);
});

/** The real Outlook client in the sandbox's place, because only a sandbox lets a test move the clock. */
function asSandbox({ url, grant }: GraphServer): MailboxProvider {
  const outlook = outlookProvider({ apiUrl: url, timeoutMs: 2_000, copyWithinMs: [0, 10] });
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: (given) => {
      const { access_token } = grant(given.address.address);
      return outlook.open({ ...given, accessToken: async () => access_token });
    },
  };
}

const send = () => sendDueTouches(world.deps, { limit: 50, signal });

/** Another worker looks at what became of it, so many minutes after it began to leave. */
async function lookAfter(minutes: number): Promise<void> {
  await world.setClock(new Date(new Date(TUESDAY).getTime() + minutes * MINUTE));
  await owner.query(
    `update sequence_steps set lease_until = clock_timestamp() - interval '1 s'
     where id = $1 and lease_until is not null`,
    [touch.step_id],
  );
  await send();
}

/** A sender whose process ends at a point: it never writes what it knows. */
async function dieAt(point: Checkpoint): Promise<void> {
  let reached = () => {};
  const dead = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const checkpoint = (name: Checkpoint) => {
    if (name !== point) return Promise.resolve();
    reached();
    return new Promise<void>(() => {});
  };
  void sendDueTouches({ ...world.deps, checkpoint }, { limit: 50, signal });
  await dead;
}

function read() {
  return inTenant(world, user, async ({ tx }) => ({
    step: await tx.sequenceStep.findUniqueOrThrow({ where: { id: touch.step_id } }),
    messages: await tx.message.count({ where: { step_id: touch.step_id } }),
  }));
}

const timesAsked = () => server.timesAsked(/send$/);
const timesSent = () => account.timesSent(touch.step_id);

describe("a message that Outlook took and has not picked up yet", () => {
  it("is asked for once, however long it lies among the drafts, and a person decides in the end", async () => {
    account.lag = "drafts";
    const before = timesAsked();
    await send();
    for (const minutes of [1, 16, 29]) {
      await lookAfter(minutes);
      expect((await read()).step).toMatchObject({ delivery_state: "sending" });
    }
    await lookAfter(31);
    expect((await read()).step).toMatchObject({
      status: "scheduled",
      delivery_state: "uncertain",
      last_error: expect.stringContaining("took it"),
    });
    expect(timesAsked()).toBe(before + 1);
    expect(timesSent()).toBe(1);
  });

  it("is recorded as sent once it was picked up, an opt-out in between notwithstanding", async () => {
    account.lag = "drafts";
    await send();
    await world.core.stopEnrollments(user, { lead_ids: [touch.lead_id], reason: "opted out" });
    await lookAfter(20);
    account.lag = "none";
    await lookAfter(21);
    expect(await read()).toMatchObject({ step: { status: "sent" }, messages: 1 });
    expect(timesSent()).toBe(1);
  });

  it.each(["provider_answered"] as const)(
    "is sent once when its sender died at %s, before it wrote the answer down",
    async (point) => {
      account.lag = "drafts";
      await dieAt(point);
      for (const minutes of [1, 14]) {
        await lookAfter(minutes);
        expect((await read()).step).toMatchObject({ delivery_state: "sending" });
      }
      account.lag = "none";
      await lookAfter(16);
      expect(await read()).toMatchObject({ step: { status: "sent" }, messages: 1 });
      expect(timesSent()).toBe(1);
    },
  );

  it("goes a quarter of an hour later when its sender died before it asked, and through the gate", async () => {
    await dieAt("intent_committed");
    await lookAfter(14);
    expect(timesSent()).toBe(0);
    await lookAfter(16);
    expect(timesSent()).toBe(1);
    expect(await read()).toMatchObject({ step: { status: "sent" }, messages: 1 });
  });

  it("is known as taken to whoever has the claim now, when its sender was slow to hear it", async () => {
    account.lag = "drafts";
    let wake = () => {};
    const asleep = new Promise<void>((slept) => {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const checkpoint = async (name: Checkpoint) => {
        if (name !== "provider_answered") return;
        slept();
        await woken;
      };
      void sendDueTouches({ ...world.deps, checkpoint }, { limit: 50, signal });
    });
    await asleep;
    await lookAfter(1);
    wake();
    const accepted = async () => (await read()).step.accepted_at;
    await expect.poll(accepted).not.toBeNull();
    await lookAfter(20);
    expect((await read()).step).toMatchObject({ delivery_state: "sending" });
    expect(timesSent()).toBe(1);
  });
});

it("leaves Outlook alone for as long as it asked, although nobody knows what became of the message", async () => {
  server.fail({ path: /send$/, status: 500, headers: { "retry-after": "900" }, after: true });
  await send();
  const { step } = await read();
  expect(step.delivery_state).toBe("sending");
  expect(step.lease_until?.getTime()).toBeGreaterThan(Date.now() + 14 * MINUTE);
  await lookAfter(16);
  expect(await read()).toMatchObject({ step: { status: "sent" }, messages: 1 });
  expect(timesSent()).toBe(1);
});
