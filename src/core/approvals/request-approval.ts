import { campaignSettings } from "../campaigns/campaign.ts";
import type { Tenant } from "../operation.ts";
import { userSettings } from "../people/user-settings.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { plannedSendTime } from "./planned-send-time.ts";
import { readTouch, type Touch } from "./read-touch.ts";
import { scheduleTouch } from "./schedule-touch.ts";

/** Asks a person: the draft waits, and its card is posted or drawn again. Answers the places in Slack. */
export async function requestApproval(tenant: Tenant, touch: Touch): Promise<number> {
  await tenant.tx.sequenceStep.updateMany({
    where: { id: touch.id, status: "pending", draft_version: touch.draft_version },
    data: {
      approval_state: "requested",
      ...(await askedNow(tenant)),
      send_time: await plannedSendTime(tenant, touch),
      deferred_reason: null,
    },
  });
  return queuePosts(tenant, {
    kind: "approval",
    subject: touch.id,
    step_id: touch.id,
    to_approvers: true,
  });
}

/** From when on the question stands, and until when. */
async function askedNow({ tx, user_id, now }: Tenant) {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true },
  });
  const { expiry_days } = userSettings.parse(user.settings);
  return {
    approval_requested_at: now,
    approval_reminded_at: null,
    approval_expires_at: new Date(now.getTime() + expiry_days * 86_400_000),
  };
}

/**
 * Asks for approval, or gives it where the campaign's mode says that nobody is asked. What an agent
 * started always waits for a person.
 */
export async function requestOrApprove(tenant: Tenant, touch: Touch): Promise<void> {
  if (await needsPerson(tenant, touch)) {
    await requestApproval(tenant, touch);
    return;
  }
  await tenant.tx.sequenceStep.updateMany({
    where: { id: touch.id, status: "pending", draft_version: touch.draft_version },
    data: { approval_state: "requested", ...(await askedNow(tenant)) },
  });
  const fresh = await readTouch(tenant.tx, touch.id);
  const scheduled = await scheduleTouch(tenant, fresh, {
    by: "Campaign setting",
    via: "automatic",
  });
  // The recipient changed in this moment: better a question too many than a touch that nobody sees.
  if (!scheduled) await requestApproval(tenant, fresh);
}

/** Whether a person must approve this touch, by its origin and by the campaign's mode as it is now. */
export async function needsPerson(tenant: Tenant, touch: Touch): Promise<boolean> {
  if (touch.origin === "agent" || touch.kind === "answer") return true;
  const { approval } = campaignSettings.parse(touch.campaign.settings ?? {});
  if (approval === "automatic") return false;
  if (approval === "every_message") return true;
  const approvedBefore = await tenant.tx.sequenceStep.count({
    where: {
      campaign_id: touch.campaign_id,
      lead_id: touch.lead_id,
      status: "sent",
      approved_via: { in: ["slack", "web", "cli"] },
    },
  });
  return approvedBefore === 0;
}
