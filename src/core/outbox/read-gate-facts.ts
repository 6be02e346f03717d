import { zoneOf } from "../approvals/read-card.ts";
import { readStep } from "../approvals/read-step.ts";
import { currentHash, recipientOf, type Touch } from "../approvals/read-touch.ts";
import { needsPerson } from "../approvals/request-approval.ts";
import { campaignSettings } from "../campaigns/campaign.ts";
import { campaignZone } from "../campaigns/campaign-zone.ts";
import type { CoreDeps } from "../core-deps.ts";
import type { Tenant } from "../operation.ts";
import type { SendWindow } from "../sequences/send-window.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import { findSuppressions } from "../suppression/find-suppression.ts";
import { holdContact } from "../suppression/hold-contact.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";
import { mailboxDay, mailboxFacts } from "./mailbox-facts.ts";

/** Reads everything the gate judges, within the caller's transaction (and under its locks, in a send). */
export async function readGateFacts(tenant: Tenant, touch: Touch): Promise<GateFacts> {
  const { tx, now } = tenant;
  const enrollment = await tx.campaignLead.findUnique({
    where: { campaign_id_lead_id: { campaign_id: touch.campaign_id, lead_id: touch.lead_id } },
    select: { status: true, stop_reason: true },
  });
  const fallback = await campaignZone(tenant);
  const before = await readStepsBefore(tenant, touch);
  const step = await readStep(tx, touch);
  const { email, linkedin_url } = touch.lead;
  await holdContact(tx, { email, linkedin_url });
  const suppressions = await findSuppressions(tx, [
    { lead_id: touch.lead_id, email, linkedin_url },
  ]);
  return {
    now,
    sending: await readSending(tenant),
    touch: {
      kind: touch.kind,
      channel: touch.channel,
      draft_version: touch.draft_version,
      approval_state: touch.approval_state,
      send_time: touch.send_time,
      deferred_reason: touch.deferred_reason,
      approval_holds: touch.approved_hash !== null && touch.approved_hash === currentHash(touch),
      approval_outlived: touch.approved_via === "automatic" && (await needsPerson(tenant, touch)),
    },
    campaign: {
      name: touch.campaign.name,
      status: touch.campaign.status ?? "draft",
      paused_reason: touch.campaign.paused_reason,
    },
    enrollment: enrollment && {
      status: enrollment.status ?? "active",
      stop_reason: enrollment.stop_reason,
    },
    lead: {
      name: touch.lead.full_name,
      status: touch.lead.status ?? "new",
      held_until: touch.lead.held_until,
      do_not_contact_reason: touch.lead.do_not_contact_reason,
    },
    recipient: recipientOf(touch),
    suppression: suppressions.get(touch.lead_id) ?? null,
    newer_reply: await hasNewerReply(tenant, touch),
    step_before: before.open,
    not_before: before.last_sent_at && addHours(before.last_sent_at, step?.delay_hours ?? 0),
    first_touch: touch.kind === "sequence" && !before.last_sent_at,
    window: readWindow(touch, step),
    zone: zoneOf(touch, fallback(touch.campaign)),
    mailbox: await readMailbox(tenant, touch),
  };
}

/** Whether anything may leave: the installation's switch, and the account's own. */
export async function readSending({ tx, user_id }: Tenant): Promise<GateFacts["sending"]> {
  const [row] = await tx.$queryRaw<{ on: boolean; reason: string | null }[]>`
    select s.sending_enabled and u.sending_paused_at is null as on,
      case when not s.sending_enabled then s.reason
        when u.sending_paused_at is not null then 'paused by ' || coalesce(u.sending_paused_by, 'the owner') end as reason
    from dispatch.sending_state() s, users u where u.id = ${user_id}::uuid`;
  return row ?? { on: false, reason: "the account is gone" };
}

type StepsBefore = { open: GateFacts["step_before"]; last_sent_at: Date | null };

async function readStepsBefore({ tx }: Tenant, touch: Touch): Promise<StepsBefore> {
  if (touch.kind === "answer") return { open: null, last_sent_at: null };
  const steps = await tx.sequenceStep.findMany({
    where: {
      campaign_id: touch.campaign_id,
      lead_id: touch.lead_id,
      kind: "sequence",
      step_number: { lt: touch.step_number },
    },
    orderBy: { step_number: "asc" },
    select: { step_number: true, status: true, sent_at: true },
  });
  const open = steps.find((step) => step.status !== "sent" && step.status !== "skipped");
  return {
    open: open ? { step_number: open.step_number, failed: open.status === "failed" } : null,
    last_sent_at: steps.findLast((step) => step.status === "sent")?.sent_at ?? null,
  };
}

function addHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

/** For a sequence step: any human message since enrolment; for an answer: any newer than the one answered. */
async function hasNewerReply({ tx }: Tenant, touch: Touch): Promise<boolean> {
  if (touch.kind === "answer") {
    const answered = touch.answers_message_id
      ? await tx.message.findUnique({
          where: { id: touch.answers_message_id },
          select: { created_at: true },
        })
      : null;
    const newer = await tx.message.count({
      where: {
        lead_id: touch.lead_id,
        direction: "inbound",
        created_at: { gt: answered?.created_at ?? new Date(0) },
      },
    });
    return newer > 0;
  }
  const [row] = await tx.$queryRaw<{ replied: boolean }[]>`
    select exists (
      select 1 from messages m join campaign_leads e on e.lead_id = m.lead_id and e.campaign_id = ${touch.campaign_id}::uuid
      where m.lead_id = ${touch.lead_id}::uuid and m.direction = 'inbound' and m.created_at >= e.added_at
    ) as replied`;
  return row?.replied ?? true;
}

/** An answer to a reply goes at any hour. */
function readWindow(touch: Touch, step: SequenceStep | null): SendWindow | null {
  if (touch.kind === "answer") return null;
  return step?.window ?? campaignSettings.parse(touch.campaign.settings ?? {}).window;
}

async function readMailbox(
  { tx, deps, now, wall }: Tenant,
  touch: Touch,
): Promise<MailboxFacts | null> {
  const { mailbox } = touch;
  if (!mailbox) return null;
  // Fetched is not read: an answer may lie in what nobody has looked at yet.
  const unread = await tx.inboundMail.count({
    where: { mailbox_id: mailbox.id, state: "new" },
    take: 1,
  });
  return mailboxFacts(mailbox, {
    channel: touch.channel,
    kind: mailboxKind(deps, mailbox),
    day: mailboxDay(mailbox, now),
    inbox_age_ms:
      mailbox.synced_at && unread === 0 ? wall.getTime() - mailbox.synced_at.getTime() : null,
    has_public_url: deps.publicUrl !== null,
  });
}

/** A provider that this process does not know is taken for a real one. */
export function mailboxKind(
  { mailboxProviders }: CoreDeps,
  mailbox: { provider: string },
): MailboxFacts["kind"] {
  return mailboxProviders.find((one) => one.provider === mailbox.provider)?.kind ?? "real";
}
