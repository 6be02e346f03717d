import type { TenantTransaction } from "../db/with-tenant.ts";
import { userSettings } from "../people/user-settings.ts";

type By = { tx: TenantTransaction; user_id: string };

export type QueuePosts = {
  kind: "approval" | "reply" | "notice";
  /** Names the thing once for ever: a second call with the same subject posts nothing new. */
  subject: string;
  step_id?: string;
  message_id?: string;
  payload?: { text: string; next?: string; action?: string };
  /** Also to the named approvers; they see approval cards only. */
  to_approvers?: boolean;
};

/**
 * Puts one post a place into the outbox, in the caller's transaction: into the owner's channel when one
 * is chosen, else to the owner and the approvers directly. Answers how many places there are.
 */
export async function queuePosts(by: By, request: QueuePosts): Promise<number> {
  const places = await findPlaces(by, request.to_approvers ?? false);
  for (const { team_id, place } of places) {
    await by.tx.$executeRaw`
      insert into slack_posts (user_id, kind, dedupe_key, step_id, message_id, team_id, place, payload)
      values (${by.user_id}::uuid, ${request.kind}, ${`${request.kind}:${request.subject}:${team_id}:${place}`},
        ${request.step_id ?? null}::uuid, ${request.message_id ?? null}::uuid, ${team_id}, ${place},
        ${JSON.stringify(request.payload ?? {})}::jsonb)
      on conflict (user_id, dedupe_key) do update
      set revision = slack_posts.revision + 1, next_at = now(),
        state = case when slack_posts.state = 'posting' then 'posting' else 'waiting' end`;
  }
  return places.length;
}

/** Has every card of a step drawn again, because what it shows has changed. */
export function refreshCards(by: By, step_id: string): Promise<void> {
  return refreshPosts(by, { kind: "approval", step_id });
}

/** Has every post of a reply drawn again, because its label or its state has changed. */
export function refreshReplyPosts(by: By, message_id: string): Promise<void> {
  return refreshPosts(by, { kind: "reply", message_id });
}

type Subject = { kind: "approval"; step_id: string } | { kind: "reply"; message_id: string };

async function refreshPosts(by: By, subject: Subject): Promise<void> {
  const step_id = subject.kind === "approval" ? subject.step_id : null;
  const message_id = subject.kind === "reply" ? subject.message_id : null;
  await by.tx.$executeRaw`
    update slack_posts set revision = revision + 1, next_at = now(),
      state = case when state = 'posting' then 'posting' else 'waiting' end
    where kind = ${subject.kind} and state <> 'dead'
      and (step_id = ${step_id}::uuid or message_id = ${message_id}::uuid)`;
}

async function findPlaces({ tx, user_id }: By, toApprovers: boolean) {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true },
  });
  const { posting_team, posting_channel } = userSettings.parse(user.settings);
  if (posting_channel) return [{ team_id: posting_team, place: posting_channel }];
  const select = { team_id: true, slack_user_id: true } as const;
  const owners = await tx.slackIdentity.findMany({ select });
  const approvers = toApprovers
    ? await tx.delegation.findMany({ where: { revoked_at: null }, select })
    : [];
  return [...owners, ...approvers].map((person) => ({
    team_id: person.team_id,
    place: person.slack_user_id,
  }));
}
