import { z } from "zod";
import { mailboxSummary } from "../credentials/mailbox-summary.ts";
import { toMailboxSummary } from "../credentials/to-mailbox-summary.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { userSettings } from "./user-settings.ts";

/** Who I am, what I may do, what is connected, what waits. */
export const getContext = defineOperation({
  name: "get_context",
  needs: "read",
  input: z.object({}),
  output: z.object({
    user: z.object({
      name: z.string().nullable(),
      email: z.string(),
      company: z.string().nullable(),
      time_zone: z.string(),
    }),
    actor: z.object({ kind: z.string(), name: z.string(), may: z.array(z.string()) }),
    sending: z.object({ paused: z.boolean(), reason: z.string().nullable() }),
    mailboxes: z.array(mailboxSummary),
    waiting_approvals: z.number().int(),
    replies_to_answer: z.number().int(),
    running_campaigns: z.number().int(),
    leads: z.number().int(),
    settings: userSettings,
  }),
  async run(tenant) {
    const { tx, actor, user_id, now } = tenant;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: user_id },
      select: {
        full_name: true,
        email: true,
        company_name: true,
        time_zone: true,
        settings: true,
        sending_paused_at: true,
        sending_paused_by: true,
      },
    });
    const mailboxes = await tx.mailbox.findMany({
      where: { status: { not: "disconnected" } },
      orderBy: { created_at: "asc" },
      take: 200,
    });
    return {
      user: {
        name: user.full_name,
        email: user.email,
        company: user.company_name,
        time_zone: user.time_zone || "UTC",
      },
      actor: { kind: actor.kind, name: actor.name, may: [...actor.may] },
      sending: await readSending(tenant, user),
      mailboxes: mailboxes.map((row) => toMailboxSummary(row, now)),
      settings: userSettings.parse(user.settings),
      ...(await countWaiting(tenant)),
    };
  },
});

type Switch = { sending_paused_at: Date | null; sending_paused_by: string | null };

/** Off for the whole installation (a restored backup) or by this user's kill switch. */
async function readSending({ tx }: Tenant, user: Switch) {
  const [state] = await tx.$queryRaw<{ sending_enabled: boolean; reason: string | null }[]>`
    select sending_enabled, reason from dispatch.sending_state()`;
  if (state && !state.sending_enabled) return { paused: true, reason: state.reason };
  if (!user.sending_paused_at) return { paused: false, reason: null };
  return { paused: true, reason: `Paused by ${user.sending_paused_by ?? "the owner"}.` };
}

type Waiting = {
  waiting_approvals: number;
  replies_to_answer: number;
  running_campaigns: number;
  leads: number;
};

/** Relies on sequence_steps_user_status_idx, messages_user_direction_idx and the indexes of get_user_stats. */
async function countWaiting({ tx, user_id }: Tenant): Promise<Waiting> {
  const [counts] = await tx.$queryRaw<Waiting[]>`
    select s.active_campaigns::int as running_campaigns, s.total_leads::int as leads,
      (select count(*)::int from sequence_steps
        where status = 'pending' and approval_state = 'requested') as waiting_approvals,
      (select count(*)::int from messages
        where direction = 'inbound' and handled_at is null) as replies_to_answer
    from get_user_stats(${user_id}::uuid) s`;
  if (!counts) throw new Error("get_user_stats gives one row");
  return counts;
}
