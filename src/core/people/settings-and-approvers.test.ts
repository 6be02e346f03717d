import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { approverMay } from "../actor.ts";
import { openTenant, type Tenant } from "../operation.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("the context says who acts, what is connected, and what waits", async () => {
  const riley = await world.addUser("Riley Reyes");
  await world.core.upsertLeads(riley, { leads: [{ full_name: "Ada", email: "ada@x.example" }] });
  const context = await world.core.getContext(riley.agent, {});
  expect(context).toMatchObject({
    user: { name: "Riley Reyes", company: "Lantern Analytics", time_zone: "Europe/Berlin" },
    actor: { kind: "agent", may: ["read", "draft", "write"] },
    sending: { paused: false, reason: null },
    mailboxes: [{ mailbox_id: riley.mailbox_id, provider: "sandbox", status: "ok" }],
    waiting_approvals: 0,
    replies_to_answer: 0,
    running_campaigns: 0,
    leads: 1,
    settings: { reminder_hours: 24 },
  });
  await world.core.pauseAll(riley, { reason: "holidays" });
  const paused = await world.core.getContext(riley, {});
  expect(paused.sending).toEqual({ paused: true, reason: expect.stringContaining("holidays") });
});

test("a change of one setting leaves the others, and the profile, as they are", async () => {
  const riley = await world.addUser("Riley Reyes");
  await world.core.updateSettings(riley, {
    settings: { posting_channel: "C1", posting_team: "T1", reminder_hours: 4 },
  });
  const { settings } = await world.core.updateSettings(riley, {
    settings: { postal_address: "1 Main Street" },
    time_zone: "America/New_York",
  });
  expect(settings).toMatchObject({
    posting_channel: "C1",
    reminder_hours: 4,
    postal_address: "1 Main Street",
  });
  const { user } = await world.core.getContext(riley, {});
  expect(user).toMatchObject({ name: "Riley Reyes", time_zone: "America/New_York" });
});

test("two changes at the same moment are both kept", async () => {
  const riley = await world.addUser();
  await Promise.all([
    world.core.updateSettings(riley, { settings: { sender_name: "Riley" } }),
    world.core.updateSettings(riley, { settings: { contact_reason: "Public profile" } }),
  ]);
  const { settings } = await world.core.getContext(riley, {});
  expect(settings).toMatchObject({ sender_name: "Riley", contact_reason: "Public profile" });
});

test("a wrong time zone and wrong quiet hours are refused", async () => {
  const riley = await world.addUser();
  await expect(world.core.updateSettings(riley, { time_zone: "CET+1" })).rejects.toMatchObject({
    field: "time_zone",
  });
  const quiet_hours = { from: "8pm", to: "08:00" };
  await expect(
    world.core.updateSettings(riley, { settings: { quiet_hours } }),
  ).rejects.toMatchObject({ field: "settings.quiet_hours" });
});

test("an approver is named once and can be removed; then the same person can be named again", async () => {
  const riley = await world.addUser();
  const sam = { team_id: "T1", slack_user_id: "U2", display_name: "Sam" };
  await world.core.nameApprover(riley, sam);
  const named = await world.core.nameApprover(riley, sam);
  expect(named.approvers).toEqual([sam]);
  const [acting] = await world.core.slack.findPerson(sam);
  expect(acting).toMatchObject({ user_id: riley.user_id, may: approverMay });
  const who = { team_id: "T1", slack_user_id: "U2" };
  expect((await world.core.removeApprover(riley, who)).approvers).toEqual([]);
  expect(await world.core.slack.findPerson(sam)).toEqual([]);
  await expect(world.core.removeApprover(riley, who)).rejects.toMatchObject({ code: "not_found" });
  expect((await world.core.nameApprover(riley, sam)).approvers).toEqual([sam]);
});

test("an approver decides on drafts only: not on settings, nor on who else approves", async () => {
  const riley = await world.addUser();
  const approver = { ...riley, may: approverMay };
  const calls = [
    () => world.core.nameApprover(approver, { team_id: "T1", slack_user_id: "U9" }),
    () => world.core.removeApprover(approver, { team_id: "T1", slack_user_id: "U9" }),
    () => world.core.updateSettings(approver, { time_zone: "Europe/Paris" }),
    () => world.core.updateSettings(riley.agent, { time_zone: "Europe/Paris" }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "not_allowed" });
});

test("nobody names themselves", async () => {
  const riley = await world.addUser();
  await inTenant(riley, ({ tx, user_id }) =>
    tx.slackIdentity.create({
      data: { user_id, team_id: "T7", slack_user_id: "U7", linked_via: "code" },
    }),
  );
  await expect(
    world.core.nameApprover(riley, { team_id: "T7", slack_user_id: "U7" }),
  ).rejects.toMatchObject({ code: "invalid_input", field: "slack_user_id" });
});

test("every change leaves one audit row that holds names of fields and no contents", async () => {
  const riley = await world.addUser();
  await world.core.updateSettings(riley, { settings: { postal_address: "1 Secret Lane" } });
  const rows = await inTenant(riley, ({ tx }) => tx.auditEntry.findMany());
  expect(rows).toMatchObject([
    { action: "update_settings", fields: ["settings.postal_address"], actor: riley.id },
  ]);
});

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}
