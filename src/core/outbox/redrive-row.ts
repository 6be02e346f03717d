import type { Tenant } from "../operation.ts";

/**
 * Has a post tried again that was given up. It may be up although no answer said so, so it goes back as one
 * whose poster died: it is looked for before it is made. Null, or why not.
 */
export async function redrivePost(tenant: Tenant, post_id: string): Promise<string | null> {
  const taken = await tenant.tx.$executeRaw`
    update slack_posts set state = 'posting', attempts = 0, error = null, quiet_until = null,
      lease_id = gen_random_uuid(), lease_until = clock_timestamp()
    where id = ${post_id}::uuid and state = 'dead'`;
  if (taken === 0) return "It was taken up meanwhile.";
  await note(tenant, "slack_post", post_id);
  return null;
}

/**
 * Has a mail read again that was set aside, and one without contents fetched again; until then follow-ups
 * from its mailbox wait. Null, or why not.
 */
export async function redriveMail(tenant: Tenant, mail_id: string): Promise<string | null> {
  const [empty] = await tenant.tx.$queryRaw<{ provider: string }[]>`
    select m.provider from inbound_mail i join mailboxes m on m.id = i.mailbox_id
    where i.id = ${mail_id}::uuid and i.state = 'poison' and octet_length(i.raw) = 0`;
  if (empty) return fetchAgain(tenant, mail_id, empty.provider);
  const taken = await tenant.tx.inboundMail.updateMany({
    where: { id: mail_id, state: "poison" },
    data: { state: "new", attempts: 0, lease_until: null, reason: null },
  });
  if (taken.count === 0) return "It was taken up meanwhile.";
  await note(tenant, "inbound_mail", mail_id);
  return null;
}

/** Providers whose cursor remembers missing mails by their ids; see `missingSince`. */
const FETCHED_BY_ID = ["gmail", "outlook"];

/** The mail stays set aside until its bytes are there. A reader at work would overwrite the cursor, so it goes first. */
async function fetchAgain(
  tenant: Tenant,
  mail_id: string,
  provider: string,
): Promise<string | null> {
  if (!FETCHED_BY_ID.includes(provider))
    return "Its mail server could not give its contents; look at it in the mailbox.";
  const asked = await tenant.tx.$executeRaw`
    update mailboxes m set next_sync_at = clock_timestamp(), sync_id = gen_random_uuid(),
      sync_cursor = case when jsonb_typeof(m.sync_cursor) = 'object' then m.sync_cursor || jsonb_build_object(
        'missing_since', coalesce(m.sync_cursor->'missing_since', '{}') || jsonb_build_object(
          i.provider_id, floor(extract(epoch from clock_timestamp()) * 1000))) else m.sync_cursor end
    from inbound_mail i
    where i.id = ${mail_id}::uuid and m.id = i.mailbox_id
      and (m.sync_until is null or m.sync_until < clock_timestamp())`;
  if (asked === 0) return "Its mailbox is being read right now; try again in a minute.";
  await note(tenant, "inbound_mail", mail_id);
  return null;
}

function note(tenant: Tenant, subject_type: string, subject_id: string): Promise<void> {
  return tenant.audit({
    action: `redrive_${subject_type}`,
    subject_type,
    subject_id,
    fields: ["state"],
  });
}
