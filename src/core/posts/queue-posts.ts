import type { TenantTransaction } from "../db/with-tenant.ts";
import { userSettings } from "../people/user-settings.ts";
import { isTimeZone } from "../sequences/resolve-zone.ts";
import { quietUntil } from "./quiet-until.ts";

type By = { tx: TenantTransaction; user_id: string; now: Date };

export type QueuePosts = {
  kind: "approval" | "reply" | "notice";
  /** Names the thing once for ever: a second call with the same subject posts nothing new. */
  subject: string;
  step_id?: string;
  message_id?: string;
  payload?: { text: string; next?: string; action?: string };
  /** Also to the named approvers; they see approval cards and reminders of them only. */
  to_approvers?: boolean;
  /** Only to these, if they are still places of this account. */
  only_to?: readonly Place[];
  /** To these instead, whatever the settings say. */
  directly_to?: readonly Place[];
};

/** A channel, or a person for a direct message, in a workspace. */
export type Place = { team_id: string; place: string };

/**
 * Puts one post a place into the outbox, in the caller's transaction: into the owner's channel when one
 * is chosen, else to the owner and the approvers directly. In quiet hours it waits there for their end.
 * Queued again, a card or a reply is drawn anew and a notice stays as it was said. Answers how many
 * places there are.
 */
export async function queuePosts(by: By, request: QueuePosts): Promise<number> {
  const settings = await readSettings(by);
  const quiet_until = quietUntil(settings.quiet_hours, settings.zone, by.now);
  const known =
    request.directly_to ?? (await findPlaces(by, settings, request.to_approvers ?? false));
  const places = known.filter((each) => request.only_to?.some((one) => isSame(one, each)) ?? true);
  for (const { team_id, place } of places) {
    await by.tx.$executeRaw`
      insert into slack_posts (user_id, kind, dedupe_key, step_id, message_id, team_id, place, payload, quiet_until)
      values (${by.user_id}::uuid, ${request.kind}, ${`${request.kind}:${request.subject}:${team_id}:${place}`},
        ${request.step_id ?? null}::uuid, ${request.message_id ?? null}::uuid, ${team_id}, ${place},
        ${JSON.stringify(request.payload ?? {})}::jsonb, ${quiet_until}::timestamptz)
      on conflict (user_id, dedupe_key) do update
      set revision = slack_posts.revision + 1, next_at = now(),
        state = case when slack_posts.state = 'posting' then 'posting' else 'waiting' end
      where slack_posts.kind <> 'notice'`;
  }
  return places.length;
}

function isSame(one: Place, other: Place): boolean {
  return one.team_id === other.team_id && one.place === other.place;
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

type Settings = ReturnType<typeof userSettings.parse> & { zone: string };

async function readSettings({ tx, user_id }: By): Promise<Settings> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true, time_zone: true },
  });
  const zone = user.time_zone && isTimeZone(user.time_zone) ? user.time_zone : "UTC";
  return { ...userSettings.parse(user.settings), zone };
}

async function findPlaces(
  { tx }: By,
  { posting_team, posting_channel }: Settings,
  toApprovers: boolean,
): Promise<Place[]> {
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
