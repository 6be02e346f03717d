import { afterAll, beforeAll, expect, test } from "vitest";
import { approvedCampaign, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { coreForTest, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { AppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import type { MailboxProvider } from "../ports/mailbox.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const keyless: MailboxProvider = {
  provider: "sandbox",
  kind: "sandbox",
  open: async () => {
    throw new AppError("misconfigured", { say: "The key of its password is missing." });
  },
};

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ mailboxProviders: [keyless] });
  await world.setClock(TUESDAY);
});
afterAll(() => world.close());

test("a mailbox that cannot be opened is held and told of once; its messages wait and lose no try", async () => {
  const riley = await world.addUser();
  await openTenant({ deps: world.deps, actor: riley }, ({ tx, user_id }) =>
    tx.slackIdentity.create({
      data: { user_id, team_id: "T1", slack_user_id: "U1", linked_via: "test" },
      select: { id: true },
    }),
  );
  await approvedCampaign(world, riley, { leads: 2 });
  await sendDueTouches(world.deps, { limit: 10, signal: new AbortController().signal });
  const { touches, mailboxes, notices } = await openTenant(
    { deps: world.deps, actor: riley },
    async ({ tx }) => ({
      touches: await tx.sequenceStep.findMany({
        where: { step_number: 1 },
        select: { status: true, attempts: true, delivery_state: true },
      }),
      mailboxes: await tx.mailbox.findMany({ select: { status: true, paused_reason: true } }),
      notices: await tx.slackPost.findMany({
        where: { kind: "notice" },
        select: { dedupe_key: true },
      }),
    }),
  );
  const waiting = { status: "scheduled", attempts: 0, delivery_state: "idle" };
  expect(touches).toEqual([waiting, waiting]);
  expect(mailboxes).toEqual([
    { status: "needs_reconnect", paused_reason: "The key of its password is missing." },
  ]);
  expect(notices).toMatchObject([
    { dedupe_key: expect.stringContaining(`:mailbox:${riley.mailbox_id}:needs_reconnect:`) },
  ]);
});
