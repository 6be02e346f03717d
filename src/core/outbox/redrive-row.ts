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

/** Has a mail read again that was set aside; until then follow-ups from its mailbox wait. Null, or why not. */
export async function redriveMail(tenant: Tenant, mail_id: string): Promise<string | null> {
  const taken = await tenant.tx.inboundMail.updateMany({
    where: { id: mail_id, state: "poison" },
    data: { state: "new", attempts: 0, lease_until: null, reason: null },
  });
  if (taken.count === 0) return "It was taken up meanwhile.";
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
