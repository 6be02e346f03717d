import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { eachTenant, type Sweep } from "../each-tenant.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { userSettings } from "../people/user-settings.ts";
import { type Place, queuePosts } from "../posts/queue-posts.ts";
import { quietUntil } from "../posts/quiet-until.ts";
import { sayTime } from "../say-time.ts";

/**
 * Reminds of drafts that wait for longer than each user's `reminder_hours`, over all tenants: once a draft,
 * in one notice a place that counts all that waits there. In quiet hours it waits for their end. Answers
 * how many users were reminded.
 */
export function remindApprovers(deps: CoreDeps, sweep: Sweep): Promise<number> {
  return eachTenant(deps, { ...sweep, find: "unreminded" }, (tenant) =>
    openTenant({ deps, actor: clockActor(tenant) }, remind),
  );
}

async function remind(tenant: Tenant): Promise<boolean> {
  const { tx, user_id, now } = tenant;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true, time_zone: true },
  });
  const { reminder_hours, quiet_hours } = userSettings.parse(user.settings);
  if (quietUntil(quiet_hours, user.time_zone || "UTC", now)) return false;
  const late = new Date(now.getTime() - reminder_hours * 3_600_000);
  // Two schedulers may look at once: each draft is reminded of by the one that marks it.
  const marked = await tx.sequenceStep.updateManyAndReturn({
    where: {
      status: "pending",
      approval_state: "requested",
      approval_reminded_at: null,
      approval_requested_at: { lte: late },
    },
    data: { approval_reminded_at: now },
    select: { id: true, draft_version: true },
  });
  const [first] = marked.sort((one, other) => one.id.localeCompare(other.id));
  if (!first) return false;
  const subject = `reminder:${first.id}:${first.draft_version}:${now.toISOString()}`;
  for (const waiting of await countWaiting(tenant)) await tell(tenant, subject, waiting);
  await tenant.audit({
    action: "remind_approvers",
    subject_type: "user",
    subject_id: user_id,
    fields: ["approval_reminded_at"],
    detail: { drafts: marked.length },
  });
  return true;
}

type Waiting = Place & { drafts: number; oldest: Date };

/** What waits, by the places where its cards were posted. Relies on slack_posts_step_idx. */
function countWaiting({ tx, user_id }: Tenant): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    select p.team_id, p.place, count(*)::int as drafts, min(s.approval_requested_at) as oldest
    from sequence_steps s join slack_posts p on p.step_id = s.id and p.kind = 'approval'
    where s.user_id = ${user_id}::uuid and s.status = 'pending' and s.approval_state = 'requested'
    group by p.team_id, p.place`;
}

async function tell(tenant: Tenant, subject: string, waiting: Waiting): Promise<void> {
  const { drafts, oldest } = waiting;
  const since = sayTime(oldest);
  const what =
    drafts === 1
      ? `A draft waits for a decision since ${since}.`
      : `${drafts} drafts wait for a decision, the oldest since ${since}.`;
  await queuePosts(tenant, {
    kind: "notice",
    subject,
    to_approvers: true,
    only_to: [waiting],
    payload: {
      text: `${what} Nothing is sent without one.`,
      next: "Decide with `/sdr approve`, or skip what is out of date.",
      action: "approve",
    },
  });
}
