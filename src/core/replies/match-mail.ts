import type { Tenant } from "../operation.ts";
import type { JudgedMail } from "./judge-mail.ts";

/** The touch that a mail answers, and whose it was. */
export type MatchedMail = {
  lead_id: string;
  campaign_id: string | null;
  outbound_message_id: string | null;
  step_id: string | null;
  /** Where the conversation is held, as `messages.channel` has it. */
  channel: "email" | "linkedin";
};

/**
 * Finds what a mail answers: by thread evidence first (In-Reply-To, References, our own ids in a report,
 * the provider's thread), whatever the From says, since aliases and assistants answer too; then by
 * address. Null when it has nothing to do with us.
 */
export async function matchMail(tenant: Tenant, mail: JudgedMail): Promise<MatchedMail | null> {
  const evidence = readEvidence(mail);
  return (
    (await byThread(tenant, evidence, mail)) ??
    (await byTouch(tenant, evidence)) ??
    (await byAddress(tenant, mail))
  );
}

type Evidence = { message_ids: string[]; step_ids: string[] };

/** Our Message-IDs are made of the touch's id; reports may hold it in our own header besides. */
function readEvidence({ parsed }: JudgedMail): Evidence {
  const { inReplyTo, references, original } = parsed;
  const message_ids = [inReplyTo, original?.messageId ?? null, ...references.toReversed()].filter(
    (id) => id !== null,
  );
  const own = message_ids.map((id) => id.slice(1, id.indexOf("@")));
  return {
    message_ids,
    step_ids: [original?.sendId?.trim() ?? "", ...own].filter((id) => UUID.test(id)),
  };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The mail named as the parent wins, else the latest. Relies on messages_rfc_message_id_idx and _thread_id_idx. */
async function byThread(
  { tx }: Tenant,
  { message_ids, step_ids }: Evidence,
  { thread_id, mailbox_id }: JudgedMail,
): Promise<MatchedMail | null> {
  const [found] = await tx.$queryRaw<MatchedMail[]>`
    select m.lead_id, m.campaign_id, m.id as outbound_message_id, m.step_id,
      case m.channel when 'linkedin' then 'linkedin' else 'email' end as channel
    from messages m
    where m.direction = 'outbound' and m.lead_id is not null
      and (m.rfc_message_id = any (${message_ids}::text[]) or m.step_id = any (${step_ids}::uuid[])
        or (m.thread_id = ${thread_id}::text and m.mailbox_id = ${mailbox_id}::uuid))
    order by coalesce(m.rfc_message_id = ${message_ids[0] ?? null}::text, false) desc, m.created_at desc, m.id
    limit 1`;
  return found ?? null;
}

/** An answer can be quicker than the record of what it answers: the touch is there, its message not yet. */
async function byTouch({ tx }: Tenant, { step_ids }: Evidence): Promise<MatchedMail | null> {
  if (step_ids.length === 0) return null;
  const [found] = await tx.$queryRaw<MatchedMail[]>`
    select s.lead_id, s.campaign_id, null::uuid as outbound_message_id, s.id as step_id,
      case s.channel when 'email' then 'email' else 'linkedin' end as channel
    from sequence_steps s
    where s.id = any (${step_ids}::uuid[]) and s.lead_id is not null
    order by s.step_number desc limit 1`;
  return found ?? null;
}

/** The lead with this address, and the e-mail they had last, else whatever they had last. */
async function byAddress({ tx }: Tenant, mail: JudgedMail): Promise<MatchedMail | null> {
  const addresses = writersOf(mail).map((address) => address.trim().toLowerCase());
  const [found] = await tx.$queryRaw<MatchedMail[]>`
    select l.id as lead_id, m.campaign_id, m.id as outbound_message_id, m.step_id, 'email' as channel
    from leads l left join lateral (
      select * from messages where lead_id = l.id and direction = 'outbound'
      order by channel = 'email' desc, created_at desc, id limit 1
    ) m on true
    where l.email_norm = any (${addresses}::text[])
    order by m.created_at desc nulls last, l.id limit 1`;
  return found ?? null;
}

/** A report is about its recipients and comes from a machine; any other mail is from whom it says. */
function writersOf({ parsed, judged }: JudgedMail): string[] {
  if (judged.kind === "bounce" || judged.kind === "complaint") {
    return [...(judged.bounce?.recipients ?? []), ...(parsed.original?.to ?? [])];
  }
  return parsed.from ? [parsed.from.address] : [];
}
