import type { Tenant } from "../operation.ts";
import type { Identity } from "./find-identity.ts";

/**
 * Empties every received mail of the lead, and those that lie unread or set aside with their address, and
 * deletes their sandbox mail. The provider's id stays, so that no mail is fetched again. Answers how many.
 */
export async function eraseMail(tenant: Tenant, identity: Identity): Promise<number> {
  const { tx } = tenant;
  await eraseSandbox(tenant, identity);
  return tx.$executeRaw`
    update inbound_mail
    set raw = '', state = 'unmatched', reason = 'erased', kind = null, classification = null, thread_id = null,
      lead_id = null, message_id = null, outbound_message_id = null, lease_id = null, lease_until = null
    where lead_id = ${identity.lead_id}::uuid
      or (state in ('new', 'poison') and exists (
        select from unnest(${identity.addresses}::text[]) as a (address)
        where position(a.address in lower(encode(raw, 'escape'))) > 0))`;
}

/** The sandbox stands in for a vendor, and lies in our own database. */
async function eraseSandbox({ tx }: Tenant, identity: Identity): Promise<void> {
  const { addresses, profile, step_ids, thread_ids } = identity;
  await tx.$executeRaw`
    delete from sandbox_mail
    where send_id = any (${step_ids}::text[]) or thread_id = any (${thread_ids}::text[])
      or lower(to_address) = any (${addresses}::text[]) or lower(from_address) = any (${addresses}::text[])
      or to_address = ${profile} or from_address = ${profile}`;
}
