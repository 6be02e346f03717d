import { randomUUID } from "node:crypto";
import { openTenant, type Tenant } from "../../src/core/operation.ts";
import type { TestUser, TestWorld } from "./core-for-test.ts";

/** A lead who got the first mail of a running campaign, with two more touches planned. */
export type ContactedLead = {
  lead_id: string;
  email: string;
  full_name: string;
  campaign_id: string;
  step_id: string;
  /** The outbound message, its Message-ID as sent, and its thread. */
  message_id: string;
  rfc_message_id: string;
  thread_id: string;
};

export type ContactedLeadOptions = {
  email?: string;
  full_name?: string;
  channel?: "email" | "linkedin_message";
  /** Join this campaign instead of a new one. */
  campaign_id?: string;
  settings?: object;
  time_zone?: string;
};

export function inTenant<T>(
  world: TestWorld,
  user: TestUser,
  fn: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  return openTenant({ deps: world.deps, actor: user }, fn);
}

export function contactLead(
  world: TestWorld,
  user: TestUser,
  options: ContactedLeadOptions = {},
): Promise<ContactedLead> {
  const key = randomUUID().slice(0, 8);
  const full_name = options.full_name ?? "Ada Lovelace";
  const email = options.email ?? `ada.${key}@analytical.example`;
  return inTenant(world, user, async (tenant) => {
    const { tx, user_id, now } = tenant;
    const lead = await tx.lead.create({
      data: {
        user_id,
        full_name,
        email,
        status: "contacted",
        time_zone: options.time_zone ?? "Europe/Berlin",
      },
      select: { id: true },
    });
    const campaign_id = options.campaign_id ?? (await addCampaign(tenant, options.settings ?? {}));
    await enroll(tenant, { campaign_id, lead_id: lead.id, channel: options.channel ?? "email" });
    const step = await tx.sequenceStep.findFirstOrThrow({
      where: { campaign_id, lead_id: lead.id, step_number: 1 },
      select: { id: true, channel: true },
    });
    await tx.sequenceStep.update({
      where: { id: step.id },
      data: { status: "sent", delivery_state: "done", sent_at: now, mailbox_id: user.mailbox_id },
    });
    const rfc_message_id = `<sent-${key}@sender.example>`;
    const message = await tx.message.create({
      data: {
        user_id,
        lead_id: lead.id,
        campaign_id,
        step_id: step.id,
        mailbox_id: user.mailbox_id,
        direction: "outbound",
        channel: step.channel === "email" ? "email" : "linkedin",
        subject: "Engines that count",
        body: "Hi Ada, shall we talk?",
        external_id: key,
        rfc_message_id,
        thread_id: `thread-${key}`,
        created_at: now,
      },
      select: { id: true },
    });
    return {
      lead_id: lead.id,
      email,
      full_name,
      campaign_id,
      step_id: step.id,
      message_id: message.id,
      rfc_message_id,
      thread_id: `thread-${key}`,
    };
  });
}

/** A running campaign without a sequence of its own. */
export async function addCampaign({ tx, user_id, now }: Tenant, settings = {}): Promise<string> {
  const campaign = await tx.campaign.create({
    data: {
      user_id,
      name: `Campaign ${randomUUID().slice(0, 8)}`,
      status: "active",
      started_at: now,
      settings,
    },
    select: { id: true },
  });
  return campaign.id;
}

/** Three touches: pending, scheduled for tomorrow, pending. */
export async function enroll(
  { tx, user_id, now }: Tenant,
  touch: { campaign_id: string; lead_id: string; channel: string },
): Promise<void> {
  const { campaign_id, lead_id, channel } = touch;
  await tx.campaignLead.create({
    data: { user_id, campaign_id, lead_id, added_at: new Date(now.getTime() - 86_400_000) },
    select: { id: true },
  });
  for (const step_number of [1, 2, 3]) {
    await tx.sequenceStep.create({
      data: {
        user_id,
        campaign_id,
        lead_id,
        step_number,
        channel,
        status: step_number === 2 ? "scheduled" : "pending",
        content_hash: "as approved",
        approved_hash: "as approved",
        ...(step_number === 2 ? { send_time: new Date(now.getTime() + 86_400_000) } : {}),
      },
      select: { id: true },
    });
  }
}

export type Letter = {
  from: string;
  text: string;
  subject?: string;
  in_reply_to?: string;
  message_id?: string;
  headers?: string[];
};

/** Raw MIME of a plain mail. */
export function letter(mail: Letter): string {
  return [
    `From: ${mail.from}`,
    "To: riley@sender.example",
    `Subject: ${mail.subject ?? "Re: Engines that count"}`,
    `Message-ID: ${mail.message_id ?? `<${randomUUID()}@lead.example>`}`,
    ...(mail.in_reply_to
      ? [`In-Reply-To: ${mail.in_reply_to}`, `References: ${mail.in_reply_to}`]
      : []),
    ...(mail.headers ?? []),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    mail.text,
    "",
  ].join("\r\n");
}

export type FailureReport = {
  recipient: string;
  status: string;
  action?: "failed" | "delayed";
  /** Message-ID of the returned mail; left out, the report shows nothing of it. */
  original?: string;
  diagnostic?: string;
};

/** Raw MIME of a delivery report (RFC 3464). */
export function failureReport(report: FailureReport): string {
  const boundary = "report-boundary";
  const parts = [
    "Content-Type: text/plain; charset=utf-8\r\n\r\nYour message could not be delivered.",
    [
      "Content-Type: message/delivery-status\r\n",
      "Reporting-MTA: dns; mx.lead.example\r\n",
      `Final-Recipient: rfc822; ${report.recipient}`,
      `Action: ${report.action ?? "failed"}`,
      `Status: ${report.status}`,
      `Diagnostic-Code: smtp; ${report.diagnostic ?? "the server said no"}`,
    ].join("\r\n"),
    ...(report.original
      ? [`Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${report.original}`]
      : []),
  ];
  return [
    "From: Mail Delivery System <mailer-daemon@lead.example>",
    "To: riley@sender.example",
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    ...parts.map((part) => `--${boundary}\r\n${part}\r\n`),
    `--${boundary}--`,
    "",
  ].join("\r\n");
}

export type Received = { raw: string; thread_id?: string; provider_id?: string; at?: Date };

/** Puts a mail where fetched mail lies, not read yet. Answers its id. */
export function keepInbound(
  world: TestWorld,
  user: TestUser,
  mail: Received & { mailbox_id?: string },
): Promise<string> {
  return inTenant(world, user, async ({ tx, user_id, now }) => {
    const row = await tx.inboundMail.create({
      data: {
        user_id,
        mailbox_id: mail.mailbox_id ?? user.mailbox_id,
        provider_id: mail.provider_id ?? randomUUID(),
        thread_id: mail.thread_id ?? null,
        raw: Buffer.from(mail.raw, "utf8"),
        received_at: mail.at ?? now,
      },
      select: { id: true },
    });
    return row.id;
  });
}

/** Puts a mail into the vendor's mailbox and makes it due for reading. */
export async function arrive(world: TestWorld, user: TestUser, mail: Received): Promise<void> {
  await inTenant(world, user, async ({ tx, user_id, now }) => {
    await tx.sandboxMail.create({
      data: {
        user_id,
        mailbox_id: user.mailbox_id,
        state: "received",
        message_id: `<${randomUUID()}@lead.example>`,
        thread_id: mail.thread_id ?? randomUUID(),
        from_address: "lead@lead.example",
        to_address: "riley@sender.example",
        raw: Buffer.from(mail.raw, "utf8"),
        sent_at: mail.at ?? now,
      },
      select: { id: true },
    });
    await tx.mailbox.update({
      where: { id: user.mailbox_id },
      data: { next_sync_at: new Date(0) },
      select: { id: true },
    });
  });
}

const NEVER = new AbortController().signal;

/** Reads everything that was kept; answers how many mails were claimed. */
export function readAll(world: TestWorld): Promise<number> {
  return world.core.clock.readInbound({ limit: 50, signal: NEVER });
}

/** Fetches from every mailbox that is due; answers how many mails were new. */
export function fetchAll(world: TestWorld): Promise<number> {
  return world.core.clock.syncMailboxes({ limit: 50, signal: NEVER });
}

/** Links the user to Slack, so that posts have a place to go. */
export async function linkSlack(world: TestWorld, user: TestUser): Promise<void> {
  await inTenant(world, user, async ({ tx, user_id }) => {
    await tx.slackIdentity.create({
      data: {
        user_id,
        team_id: "T1",
        slack_user_id: `U${randomUUID().slice(0, 8)}`,
        linked_via: "test",
      },
      select: { id: true },
    });
  });
}
