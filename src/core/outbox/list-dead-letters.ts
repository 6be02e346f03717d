import { z } from "zod";
import { decodeCursor, encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { type DeadKind, type DeadLetter, deadKind, deadLetter } from "./dead-letter.ts";

/** Everything of this account that will not go on by itself, newest first. */
export const listDeadLetters = defineOperation({
  name: "list_dead_letters",
  needs: "read",
  input: z.object({ ...pageInput, kind: deadKind.optional() }),
  output: z.object({
    letters: z.array(deadLetter),
    total: z.number().int().describe("How many there are in all."),
    ...pageOutput,
  }),
  async run(tenant, { kind, limit, cursor }) {
    const { user_id } = tenant;
    const [at, after] = cursor ? decodeCursor(user_id, cursor) : [];
    const from = at ? { at: String(at), id: String(after) } : null;
    const rows = await readDead(tenant, { kind: kind ?? null, from, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const has_more = rows.length > page.length;
    return {
      letters: page.map(toLetter),
      total: await countDead(tenant, kind ?? null),
      has_more,
      next_cursor: has_more && last ? encodeCursor(user_id, [last.at_text, last.id]) : null,
    };
  },
});

type Row = {
  id: string;
  kind: DeadKind;
  subject: string;
  reason: string | null;
  at_text: string;
  draft_version: number | null;
};
type Wanted = { kind: string | null; from: { at: string; id: string } | null; limit: number };

/** Relies on sequence_steps_user_status_idx, slack_posts' and inbound_mail's index on user_id. */
function readDead({ tx, user_id }: Tenant, { kind, from, limit }: Wanted): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    with dead (id, kind, subject, reason, at, draft_version) as (
      select s.id, case when s.delivery_state = 'uncertain' then 'uncertain' when s.status = 'failed' then 'failed'
          else 'expired' end, l.full_name, coalesce(s.last_error, s.deferred_reason), s.updated_at, s.draft_version
      from sequence_steps s join leads l on l.id = s.lead_id
      where s.user_id = ${user_id}::uuid and (s.status = 'failed'
        or (s.status = 'scheduled' and s.delivery_state = 'uncertain')
        or (s.status = 'pending' and s.approval_state = 'expired'))
      union all
      select p.id, 'post', p.kind, p.error, p.created_at, null
      from slack_posts p where p.user_id = ${user_id}::uuid and p.state = 'dead'
      union all
      select i.id, 'mail', m.address, i.reason, i.received_at, null
      from inbound_mail i join mailboxes m on m.id = i.mailbox_id
      where i.user_id = ${user_id}::uuid and i.state = 'poison'
    )
    select id, kind, subject, reason, draft_version,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text
    from dead
    where (${kind}::text is null or kind = ${kind}::text)
      and (${from?.at ?? null}::timestamptz is null
        or (at, id) < (${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid))
    order by at desc, id desc limit ${limit}::int`;
}

async function countDead({ tx, user_id }: Tenant, kind: string | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (
      select case when delivery_state = 'uncertain' then 'uncertain' when status = 'failed' then 'failed'
          else 'expired' end as kind
      from sequence_steps
      where user_id = ${user_id}::uuid and (status = 'failed'
        or (status = 'scheduled' and delivery_state = 'uncertain')
        or (status = 'pending' and approval_state = 'expired'))
      union all
      select 'post' from slack_posts where user_id = ${user_id}::uuid and state = 'dead'
      union all
      select 'mail' from inbound_mail where user_id = ${user_id}::uuid and state = 'poison'
    ) dead
    where ${kind}::text is null or kind = ${kind}::text`;
  return row?.total ?? 0;
}

const WORDS: Record<DeadKind, { what: (subject: string) => string; next: string }> = {
  failed: {
    what: (name) => `The message to ${name}`,
    next: "Mend the cause, then try it again: it is asked for once more and passes every check anew.",
  },
  uncertain: {
    what: (name) => `The message to ${name}, which may have gone out`,
    next: 'Look into the mailbox\'s Sent folder, then press "It was sent" or "Send again".',
  },
  expired: {
    what: (name) => `The draft to ${name}`,
    next: "Ask again, or skip it.",
  },
  post: {
    what: (kind) => `A post to Slack (${kind})`,
    next: "Invite the app to its channel, or choose another with /sdr settings; then try it again.",
  },
  mail: {
    what: (address) => `A mail received at ${address}`,
    next: "Look at it in the mailbox, and stop the sequence by hand if a lead wrote it; or have it read again.",
  },
};

function toLetter({ id, kind, subject, reason, at_text, draft_version }: Row): DeadLetter {
  const { what, next } = WORDS[kind];
  return {
    id,
    kind,
    what: what(subject),
    reason: reason || "No reason was noted.",
    at: at_text,
    next,
    draft_version,
  };
}
