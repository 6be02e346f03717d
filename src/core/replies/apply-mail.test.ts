import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import {
  type ContactedLead,
  contactLead,
  failureReport,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

const DAY = 86_400_000;

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

test("a hard bounce suppresses the address, skips the steps and marks the message bounced", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await fail(riley, ada, { status: "5.1.1" });
  expect(await messageStatus(riley, ada)).toBe("bounced");
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "skipped", "skipped"]);
  expect(await leadOf(riley, ada)).toMatchObject({
    status: "contacted",
    do_not_contact_reason: "Their address does not accept mail.",
  });
  expect(await suppressionsOf(riley)).toEqual([["address", ada.email, "bounced"]]);
  expect(await noticesOf(riley)).toEqual([expect.stringContaining("does not accept mail (5.1.1)")]);
  expect(await statsOf(riley)).toMatchObject({ replies_received: 0n });
});

test("a report that shows nothing of our mail is recognised by the address that failed", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, {
    raw: failureReport({ recipient: ada.email.toUpperCase(), status: "5.1.1" }),
  });
  await readAll(world);
  expect(await messageStatus(riley, ada)).toBe("bounced");
});

test("a bounce of a forwarding stops the lead but suppresses nobody's address on a report's word", async () => {
  const riley = await linkedUser();
  const [ada, charles] = [await contactLead(world, riley), await contactLead(world, riley)];
  await fail(riley, ada, { status: "5.1.1", recipient: charles.email });
  expect(await suppressionsOf(riley)).toEqual([]);
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "skipped", "skipped"]);
  expect(await stepStatuses(riley, charles)).toEqual(["sent", "scheduled", "pending"]);
});

test("a soft bounce holds the lead for two days, and never shortens an absence", async () => {
  const riley = await linkedUser();
  const [ada, grace] = [await contactLead(world, riley), await contactLead(world, riley)];
  const away = new Date(Date.now() + 20 * DAY);
  await inTenant(world, riley, ({ tx }) =>
    tx.lead.update({ where: { id: grace.lead_id }, data: { held_until: away } }),
  );
  for (const lead of [ada, grace]) await fail(riley, lead, { status: "4.2.2" });
  const { held_until, do_not_contact_reason } = await leadOf(riley, ada);
  expect(Math.abs((held_until?.getTime() ?? 0) - Date.now() - 2 * DAY)).toBeLessThan(120_000);
  expect(do_not_contact_reason).toBeNull();
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "scheduled", "pending"]);
  expect(await messageStatus(riley, ada)).toBe("bounced");
  expect((await leadOf(riley, grace)).held_until).toEqual(away);
});

test("three messages that failed for now are a lasting failure; three reports about one are not", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  for (let report = 1; report <= 3; report += 1) await fail(riley, ada, { status: "4.2.2" });
  expect(await suppressionsOf(riley)).toEqual([]);
  for (const id of ["<second@sender.example>", "<third@sender.example>"]) {
    await sendAnother(riley, ada, id);
    await fail(riley, { ...ada, rfc_message_id: id }, { status: "4.2.2" });
  }
  expect(await suppressionsOf(riley)).toEqual([["address", ada.email, "bounced"]]);
});

test("a server that is still trying is no bounce: the message stays sent, and it is not counted", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  for (const id of [ada.rfc_message_id, "<d2@sender.example>", "<d3@sender.example>"]) {
    if (id !== ada.rfc_message_id) await sendAnother(riley, ada, id);
    await fail(riley, { ...ada, rfc_message_id: id }, { status: "4.4.1", action: "delayed" });
  }
  expect(await messageStatus(riley, ada)).toBe("sent");
  expect((await leadOf(riley, ada)).held_until).not.toBeNull();
  await sendAnother(riley, ada, "<d4@sender.example>");
  await fail(riley, { ...ada, rfc_message_id: "<d4@sender.example>" }, { status: "4.2.2" });
  expect(await suppressionsOf(riley)).toEqual([]);
});

test("a complaint unsubscribes the lead", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, { raw: complaintAbout(ada.rfc_message_id) });
  await readAll(world);
  expect(await leadOf(riley, ada)).toMatchObject({ status: "unsubscribed" });
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "skipped", "skipped"]);
  expect(await suppressionsOf(riley)).toEqual([
    ["address", ada.email, "complained"],
    ["person", ada.lead_id, "complained"],
  ]);
});

test("a campaign pauses by itself at its first complaint after fifty mails, and says so once", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const next = await contactLead(world, riley, { campaign_id: ada.campaign_id });
  await sendMany(riley, ada, 47);
  await keepInbound(world, riley, { raw: complaintAbout(ada.rfc_message_id) });
  await readAll(world);
  expect(await campaignOf(riley, ada)).toMatchObject({ status: "active" });
  await sendMany(riley, ada, 1);
  for (const lead of [next, next]) {
    await keepInbound(world, riley, { raw: complaintAbout(lead.rfc_message_id) });
    await readAll(world);
  }
  expect(await campaignOf(riley, ada)).toMatchObject({
    status: "paused",
    paused_reason: "4 % of its messages were marked as spam",
    version: 2,
  });
  const notices = await noticesOf(riley);
  expect(notices.filter((text) => text.includes("was paused"))).toHaveLength(1);
});

test("a campaign pauses when one in twenty of its mails bounced", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const { campaign_id } = ada;
  const others: ContactedLead[] = [];
  for (let at = 0; at < 2; at += 1) others.push(await contactLead(world, riley, { campaign_id }));
  await sendMany(riley, ada, 57);
  for (const lead of [ada, others[0] ?? ada]) await fail(riley, lead, { status: "5.1.1" });
  expect(await campaignOf(riley, ada)).toMatchObject({ status: "active" });
  await fail(riley, others[1] ?? ada, { status: "5.1.1" });
  expect(await campaignOf(riley, ada)).toMatchObject({
    status: "paused",
    paused_reason: "5 % of its messages bounced",
  });
});

test("out of office holds the lead until the working day after their return, and is no reply", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley, { time_zone: "America/New_York" });
  await beAway(riley, ada, {
    text: "I am out of office until Friday, 13 March 2026.",
    at: "2026-03-04T10:00:00Z",
  });
  expect((await leadOf(riley, ada)).held_until).toEqual(new Date("2026-03-16T13:00:00Z"));
  // A second notice that names no day does not shorten it.
  await beAway(riley, ada, { text: "I am out of office.", at: "2026-03-05T10:00:00Z" });
  expect(await leadOf(riley, ada)).toMatchObject({
    status: "contacted",
    held_until: new Date("2026-03-16T13:00:00Z"),
  });
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "scheduled", "pending"]);
  expect(await statsOf(riley)).toMatchObject({ messages_sent: 1n, replies_received: 0n });
});

test("an absence is understood where nobody's time zone is known", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley, { time_zone: "Nowhere/Land" });
  await inTenant(world, riley, ({ tx }) => tx.user.updateMany({ data: { time_zone: null } }));
  await beAway(riley, ada, {
    text: "I am out of office until 10 March 2026.",
    at: "2026-03-04T10:00:00Z",
  });
  expect((await leadOf(riley, ada)).held_until).toEqual(new Date("2026-03-11T08:00:00Z"));
});

async function linkedUser(): Promise<TestUser> {
  const user = await world.addUser();
  await linkSlack(world, user);
  return user;
}

async function fail(
  user: TestUser,
  lead: ContactedLead,
  report: { status: string; recipient?: string; action?: "failed" | "delayed" },
) {
  const raw = failureReport({ recipient: lead.email, original: lead.rfc_message_id, ...report });
  await keepInbound(world, user, { raw });
  await readAll(world);
}

async function beAway(user: TestUser, lead: ContactedLead, notice: { text: string; at: string }) {
  const raw = letter({
    from: lead.email,
    subject: "Automatic reply: Engines that count",
    text: notice.text,
    in_reply_to: lead.rfc_message_id,
    headers: ["Auto-Submitted: auto-replied"],
  });
  await keepInbound(world, user, { raw, at: new Date(notice.at) });
  await readAll(world);
}

/** A feedback report (RFC 5965). */
function complaintAbout(rfc_message_id: string): string {
  return [
    "From: feedback@provider.example",
    "To: riley@sender.example",
    "Subject: Abuse report",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    "",
    "--b\r\nContent-Type: text/plain\r\n\r\nThis is an abuse report.\r\n",
    "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n",
    `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${rfc_message_id}\r\nSubject: Hi\r\n\r\nHi\r\n`,
    "--b--",
    "",
  ].join("\r\n");
}

async function sendAnother(user: TestUser, lead: ContactedLead, rfc_message_id: string) {
  const { lead_id, campaign_id } = lead;
  await inTenant(world, user, ({ tx, user_id }) =>
    tx.message.create({
      data: {
        user_id,
        lead_id,
        campaign_id,
        direction: "outbound",
        channel: "email",
        rfc_message_id,
      },
    }),
  );
}

async function sendMany(user: TestUser, lead: ContactedLead, many: number) {
  const { lead_id, campaign_id } = lead;
  await inTenant(world, user, ({ tx, user_id }) =>
    tx.message.createMany({
      data: Array.from({ length: many }, () => ({
        user_id,
        lead_id,
        campaign_id,
        direction: "outbound",
        channel: "email",
      })),
    }),
  );
}

function leadOf(user: TestUser, { lead_id }: ContactedLead) {
  return inTenant(world, user, ({ tx }) => tx.lead.findUniqueOrThrow({ where: { id: lead_id } }));
}

function campaignOf(user: TestUser, { campaign_id }: ContactedLead) {
  return inTenant(world, user, ({ tx }) =>
    tx.campaign.findUniqueOrThrow({ where: { id: campaign_id } }),
  );
}

async function messageStatus(user: TestUser, { message_id }: ContactedLead) {
  const message = await inTenant(world, user, ({ tx }) =>
    tx.message.findUniqueOrThrow({ where: { id: message_id }, select: { status: true } }),
  );
  return message.status;
}

async function stepStatuses(user: TestUser, { lead_id }: ContactedLead) {
  const steps = await inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
  );
  return steps.map(({ status }) => status);
}

async function suppressionsOf(user: TestUser) {
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.suppression.findMany({ orderBy: [{ scope: "asc" }, { value: "asc" }] }),
  );
  return rows.map(({ scope, value, reason }) => [scope, value, reason]);
}

async function noticesOf(user: TestUser): Promise<string[]> {
  const posts = await inTenant(world, user, ({ tx }) =>
    tx.slackPost.findMany({ where: { kind: "notice" }, select: { payload: true } }),
  );
  return posts.map(({ payload }) => (payload as { text: string }).text);
}

async function statsOf(user: TestUser) {
  const [stats] = await inTenant(
    world,
    user,
    ({ tx, user_id }) =>
      tx.$queryRaw<Record<string, bigint>[]>`select * from get_user_stats(${user_id}::uuid)`,
  );
  return stats;
}
