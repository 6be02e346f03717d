import type { Tenant } from "../operation.ts";
import type { Identity } from "./find-identity.ts";
import { HEAD_BYTES, senderOf } from "./sender-of.ts";

/**
 * Empties every received mail of the person, what they wrote in others' conversations and what lies unread
 * or set aside from their addresses, and deletes their sandbox mail. What others wrote and nobody has read
 * stays, whomever it names: it may be an opt-out. The provider's id stays, so that no mail is fetched again.
 * Answers how many.
 */
export async function eraseMail(tenant: Tenant, identity: Identity): Promise<number> {
  const { tx } = tenant;
  await eraseSandbox(tenant, identity);
  await emptyWritten(tenant, identity);
  const unread = await findUnread(tenant, identity);
  return tx.$executeRaw`
    update inbound_mail
    set raw = '', state = 'unmatched', reason = 'erased', kind = null, classification = null, thread_id = null,
      lead_id = null, message_id = null, outbound_message_id = null, lease_id = null, lease_until = null
    where lead_id = any (${identity.lead_ids}::uuid[]) or message_id = any (${identity.message_ids}::uuid[])
      or id = any (${unread}::uuid[])`;
}

/** In a conversation with somebody else only their words go: that there was an answer keeps sequences stopped. */
async function emptyWritten({ tx }: Tenant, identity: Identity): Promise<void> {
  await tx.$executeRaw`
    update messages
    set subject = null, body = null, rfc_message_id = null, meta = meta - array['from', 'text', 'referrals']
    where id = any (${identity.message_ids}::uuid[]) and lead_id = any (${identity.lead_ids}::uuid[]) is not true`;
}

/** The ids of mails that nobody has read and that are from them. The database only narrows it down. */
async function findUnread({ tx }: Tenant, identity: Identity): Promise<string[]> {
  const theirs = [...identity.addresses, ...identity.aliases];
  const mails = await tx.$queryRaw<{ id: string; head: Uint8Array }[]>`
    select id, substring(raw for ${HEAD_BYTES}::int) as head from inbound_mail
    where state in ('new', 'poison') and exists (
      select from unnest(${theirs}::text[]) as a (address)
      where position(lower(encode(convert_to(a.address, 'UTF8'), 'escape')) in lower(encode(raw, 'escape'))) > 0)`;
  const found: string[] = [];
  for (const { id, head } of mails) {
    const sender = await senderOf(head);
    if (sender && theirs.includes(sender.address)) found.push(id);
  }
  return found;
}

/** The sandbox stands in for a vendor, and lies in our own database. What is not fetched yet is unread. */
async function eraseSandbox({ tx }: Tenant, identity: Identity): Promise<void> {
  const { profiles, step_ids, thread_ids } = identity;
  const addresses = [...identity.addresses, ...identity.aliases];
  await tx.$executeRaw`
    delete from sandbox_mail s
    where send_id = any (${step_ids}::text[])
      or lower(to_address) = any (${addresses}::text[]) or lower(from_address) = any (${addresses}::text[])
      or to_address = any (${profiles}::text[]) or from_address = any (${profiles}::text[])
      or (thread_id = any (${thread_ids}::text[]) and (state <> 'received' or exists (
        select from inbound_mail i where i.mailbox_id = s.mailbox_id and i.provider_id = s.id::text
          and i.state not in ('new', 'poison'))))`;
}
