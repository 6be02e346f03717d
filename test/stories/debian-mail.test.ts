import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smtpProvider } from "../../src/core/providers/smtp.ts";
import { WEEKDAYS } from "../../src/core/sequences/send-window.ts";
import { waitingTouches, writeDrafts } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { fetchAll, inTenant, readAll } from "../setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { type Dovecot, dovecotPromised, startDovecot } from "../setup/start-dovecot.ts";
import { type Exim, eximNote, eximPromised, startExim } from "../setup/start-exim.ts";
import { endAtFailure } from "./end-at-failure.ts";

const ME = "robin@lantern-analytics.com";
const ADA = "ada@northwind-shipping.com";
const GONE = "nobody-here@northwind-shipping.com";
const REFUSED = "refused@northwind-shipping.com";
const NEVER = new AbortController().signal;

let dovecot: Dovecot;
let exim: Exim;
let world: TestWorld;
let user: TestUser;
let mailbox_id: string;

describe.runIf(eximPromised && dovecotPromised)(`Debian's own mail servers${eximNote}`, () => {
  endAtFailure();

  beforeAll(async () => {
    dovecot = await startDovecot();
    exim = await startExim(dovecot.mailRoot, ["robin", "ada"]);
    world = await coreForTest({ mailboxProviders: [smtpProvider({}, { filedWithinMs: 0 })] });
    user = await world.addUser();
  });
  afterAll(async () => {
    await exim?.stop();
    await dovecot?.stop();
    if (world) await checkInvariants(world.database);
    await world?.close();
  });

  it("are connected as one mailbox", async () => {
    const { mailbox } = await world.core.connectSmtp(user, {
      address: ME,
      smtp_url: `smtp://robin:right@127.0.0.1:${exim.port}`,
      imap_url: `imap://robin:right@127.0.0.1:${dovecot.port}`,
    });
    expect(mailbox.can_read_replies).toBe(true);
    mailbox_id = mailbox.mailbox_id;
    await inTenant(world, user, ({ tx }) =>
      tx.mailbox.update({
        where: { id: mailbox_id },
        data: { min_gap_seconds: 0, gap_jitter_seconds: 0 },
      }),
    );
    await fetchAll(world); // what was there before the first mail went
  });

  it("take first messages, and one that they refuse is given up with their reason", async () => {
    await sendCampaign();
    expect(await stepOf(ADA)).toMatchObject({ status: "sent" });
    expect(await stepOf(GONE)).toMatchObject({ status: "sent" });
    const refused = await stepOf(REFUSED);
    expect(refused.status).toBe("failed");
    expect(refused.last_error).toContain("No such user here");
  });

  it("bring an answer, which stops what was planned", async () => {
    await answer("Sounds good. Could we talk on Thursday?", await messageIdTo(ADA));
    await expect.poll(readNow, { timeout: 50_000, interval: 500 }).toContain("meeting");
    expect(await stepOf(ADA, 2)).toMatchObject({ status: "skipped", skip_reason: "replied" });
  });

  it("bring their own failure report, which suppresses the address for good", async () => {
    await expect
      .poll(() => readNow().then(() => stepOf(GONE, 2)), { timeout: 50_000, interval: 500 })
      .toMatchObject({ status: "skipped" });
    const why = await world.core.whyNotSent(user, { lead: GONE });
    expect(JSON.stringify(why)).toContain("bounce");
  });
});

/** Two mails to each of three people; the first leaves now. */
async function sendCampaign(): Promise<void> {
  const { core } = world;
  // A real mailbox knows no clock but the wall's, so the window is open all day where it is not midnight.
  const time_zone = new Date().getUTCHours() < 12 ? "Asia/Tokyo" : "America/New_York";
  const { results } = await core.upsertLeads(user, {
    leads: [ADA, GONE, REFUSED].map((email, place) => ({
      full_name: `Ada Moreau ${place + 1}`,
      email,
      company: "Northwind Shipping",
      time_zone,
    })),
  });
  const body = "Hi {{ first_name }},\n\n{{ offer }}";
  const { campaign } = await core.createCampaign(user, {
    name: "Harbours",
    sequence_template: "custom",
    settings: {
      offer: "Fewer empty containers.",
      window: { days: [...WEEKDAYS], from: "00:00", to: "24:00" },
    },
    steps: [
      {
        step_number: 1,
        channel: "email",
        variants: [{ key: "A", subject: "Empty containers", body }],
      },
      { step_number: 2, channel: "email", delay_hours: 48, variants: [{ key: "A", body }] },
    ],
  });
  const lead_ids = results.map((row) => row.lead_id ?? "");
  await core.enrollLeads(user, { campaign: campaign.campaign_id, lead_ids });
  await core.startCampaign(user, { campaign: campaign.campaign_id });
  await writeDrafts(world);
  const drafts = await waitingTouches(world, user, campaign.campaign_id);
  await core.approveAll(user, {
    drafts: drafts.map(({ step_id, draft_version }) => ({ step_id, draft_version })),
  });
  await core.clock.sendDueTouches({ limit: 50, signal: NEVER });
}

/** As Ada's own mail program would, through the same transfer agent. */
async function answer(text: string, inReplyTo: string): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: exim.port, ignoreTLS: true });
  await transport.sendMail({
    from: `Ada Moreau <${ADA}>`,
    to: ME,
    subject: "Re: Empty containers",
    inReplyTo,
    references: [inReplyTo],
    text,
  });
}

/** Who has answered, after the mailbox was read to its end. */
async function readNow(): Promise<string> {
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.update({ where: { id: mailbox_id }, data: { next_sync_at: new Date(0) } }),
  );
  await fetchAll(world);
  await readAll(world);
  const { replies } = await world.core.listReplies(user, {});
  return JSON.stringify(replies);
}

/** As it was really sent. */
async function messageIdTo(email: string): Promise<string> {
  const { rfc_message_id } = await inTenant(world, user, ({ tx }) =>
    tx.message.findFirstOrThrow({
      where: { lead: { email }, direction: "outbound" },
      select: { rfc_message_id: true },
    }),
  );
  return rfc_message_id ?? "";
}

function stepOf(email: string, step_number = 1) {
  return inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findFirstOrThrow({
      where: { lead: { email }, step_number },
      select: { status: true, skip_reason: true, last_error: true },
    }),
  );
}
