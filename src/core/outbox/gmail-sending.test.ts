import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { GmailAccount } from "../../../test/vendors/gmail-account.ts";
import {
  type Fault,
  type GmailServer,
  startGmailServer,
} from "../../../test/vendors/gmail-server.ts";
import { openConnection } from "../db/open-connection.ts";
import { openTenant } from "../operation.ts";
import type { MailboxProvider } from "../ports/mailbox.ts";
import { gmailProvider } from "../providers/gmail.ts";
import type { Checkpoint } from "./attempt.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const POINTS: readonly Checkpoint[] = [
  "token_made",
  "token_committed",
  "intent_committed",
  "provider_answered",
  "recorded",
];
const signal = new AbortController().signal;

let server: GmailServer;
let world: TestWorld;
let user: TestUser;
let account: GmailAccount;
beforeAll(async () => {
  server = await startGmailServer();
  world = await coreForTest({ mailboxProviders: [asSandbox(server)] });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
  await server.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  account = await openTenant({ deps: world.deps, actor: user }, async ({ tx }) => {
    const { address } = await tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } });
    return server.account(address);
  });
  account.setClock(TUESDAY);
});

/** The real Gmail client in the sandbox's place, because only a sandbox lets a test move the clock. */
function asSandbox({ url, grant }: GmailServer): MailboxProvider {
  const gmail = gmailProvider({ apiUrl: url, timeoutMs: 2_000 });
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: (given) => {
      const { access_token } = grant(given.address.address);
      return gmail.open({ ...given, accessToken: async () => access_token });
    },
  };
}

const sendWhatIsDue = () => sendDueTouches(world.deps, { limit: 50, signal });

/** A sender that stops at a point for as long as it is not woken. */
async function sleepAt(point: Checkpoint, step: string) {
  const [asleep, woken] = [gate(), gate()];
  const checkpoint = async (name: Checkpoint, step_id: string) => {
    if (name !== point || step_id !== step) return;
    asleep.open();
    await woken.passed;
  };
  const report = sendDueTouches({ ...world.deps, checkpoint }, { limit: 50, signal });
  await asleep.passed;
  return async () => {
    woken.open();
    await report;
  };
}

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

async function expireLease(step_id: string): Promise<void> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const late = "update sequence_steps set lease_until = clock_timestamp() - interval '1 s'";
  await owner.query(`${late} where id = $1 and lease_until is not null`, [step_id]);
  await owner.end();
}

function read(step_id: string) {
  return openTenant({ deps: world.deps, actor: user }, async ({ tx }) => ({
    step: await tx.sequenceStep.findUniqueOrThrow({ where: { id: step_id } }),
    messages: await tx.message.findMany({ where: { step_id } }),
  }));
}

describe("a message through Gmail", () => {
  it.each(POINTS)("leaves once when its sender stops at %s and wakes up later", async (point) => {
    const { step_id } = await approvedTouch(world, user);
    const wake = await sleepAt(point, step_id);
    await expireLease(step_id);
    await sendWhatIsDue();
    expect(account.timesSent(step_id)).toBe(1);
    await wake();
    await expireLease(step_id);
    await sendWhatIsDue();
    expect(account.timesSent(step_id)).toBe(1);
    const { step, messages } = await read(step_id);
    expect(step.status).toBe("sent");
    const [copy] = account.sent();
    expect(messages).toHaveLength(1);
    expect(copy?.raw).toContain(`Message-ID: ${messages[0]?.rfc_message_id}`);
    expect(messages[0]).toMatchObject({ external_id: copy?.id, thread_id: copy?.threadId });
  });

  const lost: [string, Partial<Fault>][] = [
    ["the answer is lost after it went", { status: 0, after: true }],
    ["the answer is lost before it went", { status: 0 }],
    ["Gmail fails after it went", { status: 500, after: true }],
    ["Gmail fails before it went", { status: 503 }],
    ["Gmail never answers", { status: -1, after: true }],
  ];
  it.each(lost)("leaves once and is recorded as sent when %s", async (_name, fault) => {
    const { step_id } = await approvedTouch(world, user);
    server.fail({ path: /drafts\/send$/, status: 500, ...fault });
    await sendWhatIsDue();
    expect((await read(step_id)).step.status).toBe("scheduled");
    await expireLease(step_id);
    await sendWhatIsDue();
    // What did not go waits for its next try.
    await world.setClock(new Date(new Date(TUESDAY).getTime() + 180_000));
    await sendWhatIsDue();
    expect(account.timesSent(step_id)).toBe(1);
    expect(await read(step_id)).toMatchObject({
      step: { status: "sent" },
      messages: [{ rfc_message_id: expect.stringContaining("@mail.gmail.com>") }],
    });
  });

  it("is looked for again while Gmail's search lags, and never sent a second time", async () => {
    const { step_id } = await approvedTouch(world, user);
    account.hideSent(true);
    server.fail({ path: /drafts\/send$/, status: 500, after: true });
    await sendWhatIsDue();
    for (let look = 0; look < 3; look += 1) {
      await expireLease(step_id);
      await sendWhatIsDue();
      expect((await read(step_id)).step.delivery_state).toBe("sending");
    }
    account.hideSent(false);
    await expireLease(step_id);
    await sendWhatIsDue();
    expect((await read(step_id)).step.status).toBe("sent");
    expect(account.timesSent(step_id)).toBe(1);
  });

  it("waits as long as Gmail asked, with the same draft", async () => {
    const { step_id } = await approvedTouch(world, user);
    server.fail({ path: /drafts\/send$/, status: 429, headers: { "retry-after": "600" } });
    await sendWhatIsDue();
    const { step } = await read(step_id);
    const wait = (step.send_time?.getTime() ?? 0) - new Date(TUESDAY).getTime();
    expect(wait).toBeGreaterThanOrEqual(600_000);
    expect(wait).toBeLessThan(700_000);
    expect(step.status).toBe("scheduled");
    await world.setClock(new Date(new Date(TUESDAY).getTime() + 3_600_000));
    await sendWhatIsDue();
    expect(account.timesSent(step_id)).toBe(1);
    expect(account.drafts()).toBe(0);
  });
});
