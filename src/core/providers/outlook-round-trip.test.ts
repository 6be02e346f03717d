import { afterAll, beforeAll, expect, test } from "vitest";
import {
  approvedTouch,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { fetchAll, inTenant, letter } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { GraphAccount } from "../../../test/vendors/graph-account.ts";
import { type GraphServer, startGraphServer } from "../../../test/vendors/graph-server.ts";
import type { MailboxProvider } from "../ports/mailbox.ts";
import { outlookProvider } from "./outlook.ts";

const batch = { limit: 50, signal: new AbortController().signal };
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

let server: GraphServer;
let world: TestWorld;
beforeAll(async () => {
  server = await startGraphServer();
  world = await coreForTest({ mailboxProviders: [asSandbox(server)] });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
  await server.close();
});

/** The real Outlook client in the sandbox's place, because only a sandbox lets a test move the clock. */
function asSandbox({ url, grant }: GraphServer): MailboxProvider {
  const outlook = outlookProvider({ apiUrl: url, timeoutMs: 2_000, copyWithinMs: [0, 20] });
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: (given) => {
      const { access_token } = grant(given.address.address);
      return outlook.open({ ...given, accessToken: async () => access_token });
    },
  };
}

async function moveTo(account: GraphAccount, ms: number): Promise<void> {
  const at = new Date(new Date(TUESDAY).getTime() + ms);
  await world.setClock(at);
  account.setClock(at);
}

/** Drafts what is due next in a campaign, approves and sends it. */
async function sendNext(user: TestUser, campaign_id: string): Promise<void> {
  await writeDrafts(world);
  const drafts = await waitingTouches(world, user, campaign_id);
  expect(drafts).toHaveLength(1);
  await world.core.approveAll(user, {
    drafts: drafts.map(({ step_id, draft_version }) => ({ step_id, draft_version })),
  });
  await world.core.clock.sendDueTouches(batch);
}

async function readAll(): Promise<void> {
  await fetchAll(world);
  await world.core.clock.readInbound(batch);
}

test("a message, its follow-up and the lead's answer are one conversation in Outlook, and the answer stops the rest", async () => {
  await world.setClock(TUESDAY);
  const user = await world.addUser();
  const account = await inTenant(world, user, async ({ tx }) =>
    server.account(
      (await tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } })).address,
    ),
  );
  await moveTo(account, 0);
  const { campaign_id, lead_id, email } = await approvedTouch(world, user);
  await world.core.clock.sendDueTouches(batch);
  const [first] = account.sent();
  expect(first).toBeDefined();

  await readAll();
  await moveTo(account, WEEK_MS);
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.updateMany({ data: { synced_at: new Date(), next_sync_at: new Date(0) } }),
  );
  await sendNext(user, campaign_id);
  const [, second] = account.sent();
  expect(second?.conversationId).toBe(first?.conversationId);
  const firstId = /^Message-ID: (.*)$/im.exec(first?.raw ?? "")?.[1] ?? "none";
  const secondId = /^Message-ID: (.*)$/im.exec(second?.raw ?? "")?.[1] ?? "none";
  expect(second?.raw).toContain(`In-Reply-To: ${firstId}`);
  expect(firstId).toContain("@exchange.example");

  account.receive(letter({ from: email, in_reply_to: secondId, text: "Yes, let us talk." }));
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.updateMany({ data: { next_sync_at: new Date(0) } }),
  );
  await readAll();
  const { messages, lead, waiting } = await inTenant(world, user, async ({ tx }) => ({
    messages: await tx.message.findMany({
      where: { lead_id },
      orderBy: { created_at: "asc" },
      select: { direction: true, thread_id: true, rfc_message_id: true, external_id: true },
    }),
    lead: await tx.lead.findUniqueOrThrow({ where: { id: lead_id } }),
    waiting: await tx.sequenceStep.count({
      where: { lead_id, status: { in: ["pending", "scheduled"] } },
    }),
  }));
  expect(new Set(messages.map((one) => one.thread_id))).toEqual(new Set([first?.conversationId]));
  expect(messages).toMatchObject([
    { direction: "outbound", rfc_message_id: firstId, external_id: first?.id },
    { direction: "outbound", rfc_message_id: secondId, external_id: second?.id },
    { direction: "inbound" },
  ]);
  expect(lead.status).toMatch(/replied|positive|meeting/);
  expect(waiting).toBe(0);
});
