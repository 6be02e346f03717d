import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smtpProvider } from "../../src/core/providers/smtp.ts";
import { WEEKDAYS } from "../../src/core/sequences/send-window.ts";
import { waitingTouches, writeDrafts } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { failureReport, fetchAll, inTenant, letter, readAll } from "../setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { openPostOffice, type PostOffice } from "../setup/open-post-office.ts";
import { dovecotNote, dovecotPromised } from "../setup/start-dovecot.ts";
import { endAtFailure } from "./end-at-failure.ts";

const ADA = "ada@northwind-shipping.com";
const BEN = "ben@northwind-shipping.com";
const ME = "robin@lantern-analytics.com";
const ALL_WEEK = { days: [...WEEKDAYS], from: "00:00", to: "24:00" };
const NEVER = new AbortController().signal;

let office: PostOffice;
let world: TestWorld;
let user: TestUser;
let mailbox_id: string;

describe.runIf(dovecotPromised)(`a mailbox with SMTP and IMAP${dovecotNote}`, () => {
  endAtFailure();

  beforeAll(async () => {
    office = await openPostOffice();
    world = await coreForTest({ mailboxProviders: [smtpProvider({}, { filedWithinMs: 0 })] });
    user = await world.addUser();
  });
  afterAll(async () => {
    if (world) await checkInvariants(world.database);
    await world?.close();
    await office?.close();
  });

  it("is connected once both logins work", async () => {
    const smtp_url = office.smtpUrl;
    const wrong = {
      address: ME,
      smtp_url,
      imap_url: office.imapUrl("robin").replace("right", "x"),
    };
    await expect(world.core.connectSmtp(user, wrong)).rejects.toMatchObject({
      code: "not_connected",
      field: "imap_url",
    });
    const right = { ...wrong, imap_url: office.imapUrl("robin") };
    const { mailbox } = await world.core.connectSmtp(user, right);
    expect(mailbox).toMatchObject({ can_read_replies: true, health: "Fine." });
    mailbox_id = mailbox.mailbox_id;
  });

  it("sends first messages", async () => {
    expect(await fetchAll(world)).toBe(0);
    await startCampaign();
    expect(await send()).toBe(2);
    expect(office.taken.map(({ to }) => to).toSorted()).toEqual([ADA, BEN]);
    expect((await stepsOf(ADA)).map(({ status }) => status)).toEqual(["sent", "pending"]);
  });

  it("stops the sequence of somebody who answered, and tells what they want", async () => {
    await office.dovecot.deliver("robin", {
      raw: letter({
        from: `Ada <${ADA}>`,
        text: "Sounds great, let's talk next Tuesday at 3pm. Can you send an invite?",
        subject: "Re: Empty containers",
        in_reply_to: await messageIdTo(ADA),
        message_id: "<answer@northwind-shipping.com>",
      }),
    });
    expect(await fetchNow()).toBe(1);
    expect(await readAll(world)).toBe(1);
    expect(await stepsOf(ADA)).toMatchObject([
      { status: "sent" },
      { status: "skipped", skip_reason: "replied" },
    ]);
    const { replies } = await world.core.listReplies(user, {});
    expect(replies).toMatchObject([{ intent: "meeting_request" }]);
  });

  it("suppresses an address whose bounce was filed as junk", async () => {
    await office.dovecot.deliver("robin", {
      raw: failureReport({ recipient: BEN, status: "5.1.1", original: await messageIdTo(BEN) }),
      folder: ".Spamverdacht",
    });
    expect(await fetchNow()).toBe(1);
    await readAll(world);
    expect(await stepsOf(BEN)).toMatchObject([{ status: "sent" }, { status: "skipped" }]);
    const why = await world.core.whyNotSent(user, { lead: BEN });
    expect(JSON.stringify(why)).toContain("bounce");
  });

  it("leaves its own mail alone, wherever it turns up", async () => {
    for (const { raw } of office.taken) await office.dovecot.deliver("robin", { raw });
    expect(await fetchNow()).toBe(2);
    await readAll(world);
    expect(await countMails({ state: "own" })).toBe(2);
    expect((await world.core.listReplies(user, {})).replies).toHaveLength(1);
  });

  it("takes nothing for new when the server counts its mail anew", async () => {
    await office.dovecot.forgetUids("robin");
    expect(await fetchNow()).toBe(4);
    await readAll(world);
    expect((await world.core.listReplies(user, {})).replies).toHaveLength(1);
    expect(await countMails({ state: "new" })).toBe(0);
  });

  it("sets a mail aside in view that the server cannot read, and goes on with the others", async () => {
    const broken = { raw: letter({ from: BEN, text: "Hello?" }), mode: 0o000 };
    await office.dovecot.deliver("robin", broken);
    expect(await fetchNow()).toBe(1);
    await office.dovecot.deliver("robin", { raw: letter({ from: ADA, text: "One more thing?" }) });
    expect(await fetchNow()).toBe(1);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await readAll(world);
      await inTenant(world, user, ({ tx }) =>
        tx.inboundMail.updateMany({ where: { state: "new" }, data: { lease_until: null } }),
      );
    }
    expect(await countMails({ state: "poison" })).toBe(1);
    expect((await world.core.listReplies(user, {})).replies).toHaveLength(2);
  });

  it("says in its health when it cannot be read", async () => {
    await office.dovecot.stop();
    expect(await fetchNow()).toBe(0);
    const { mailboxes } = await world.core.listMailboxes(user, {});
    const mailbox = mailboxes.find((one) => one.mailbox_id === mailbox_id);
    expect(mailbox?.health).toContain("could not be reached as an IMAP server");
  });
});

async function startCampaign(): Promise<void> {
  const { core } = world;
  const person = { company: "Northwind Shipping", time_zone: zoneOfDay() };
  const { results } = await core.upsertLeads(user, {
    leads: [
      { full_name: "Ada Moreau", email: ADA, ...person },
      { full_name: "Ben Moreau", email: BEN, ...person },
    ],
  });
  const body = "Hi {{ first_name }},\n\n{{ offer }}";
  const { campaign } = await core.createCampaign(user, {
    name: "Harbours",
    sequence_template: "custom",
    settings: { offer: "Fewer empty containers.", window: ALL_WEEK },
    steps: [1, 2].map((step_number) => ({
      step_number,
      channel: "email" as const,
      delay_hours: step_number === 1 ? 0 : 48,
      variants: [{ key: "A", body, ...(step_number === 1 ? { subject: "Empty containers" } : {}) }],
    })),
  });
  const lead_ids = results.map((row) => row.lead_id ?? "");
  await core.enrollLeads(user, { campaign: "Harbours", lead_ids });
  await core.startCampaign(user, { campaign: "Harbours" });
  await writeDrafts(world);
  const drafts = await waitingTouches(world, user, campaign.campaign_id);
  await core.approveAll(user, {
    drafts: drafts.map(({ step_id, draft_version }) => ({ step_id, draft_version })),
  });
}

/** A real mailbox knows no clock but the wall's, so the window is open all day where it is not midnight. */
function zoneOfDay(): string {
  return new Date().getUTCHours() < 12 ? "Asia/Tokyo" : "America/New_York";
}

/** Sends until nothing is due, without the pause between two messages. */
async function send() {
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.update({
      where: { id: mailbox_id },
      data: { min_gap_seconds: 0, gap_jitter_seconds: 0 },
    }),
  );
  return world.core.clock.sendDueTouches({ limit: 50, signal: NEVER });
}

async function fetchNow(): Promise<number> {
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.update({ where: { id: mailbox_id }, data: { next_sync_at: new Date(0) } }),
  );
  return fetchAll(world);
}

async function messageIdTo(address: string): Promise<string> {
  const mail = office.taken.find(({ to }) => to === address);
  return (await PostalMime.parse(mail?.raw ?? "")).messageId ?? "";
}

function stepsOf(email: string) {
  return inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findMany({
      where: { lead: { email } },
      orderBy: { step_number: "asc" },
      select: { status: true, skip_reason: true },
    }),
  );
}

function countMails(where: { state: string }): Promise<number> {
  return inTenant(world, user, ({ tx }) => tx.inboundMail.count({ where }));
}
