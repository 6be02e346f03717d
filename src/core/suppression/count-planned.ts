import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import type { Contact } from "./read-contact.ts";
import { readLinkKey, suppressionHash } from "./value-hash.ts";

type Planned = {
  suppressed: number;
  already: number;
  leads: number;
  steps_skipped: number;
  already_sending: string[];
};

/** What suppressing these would do, without doing it. Relies on sequence_steps_lead_idx. */
export async function countPlanned(tenant: Tenant, contacts: readonly Contact[]): Promise<Planned> {
  const { tx } = tenant;
  const already = await countKnown(tenant, contacts);
  const values = (scope: Contact["scope"]) =>
    contacts.filter((one) => one.scope === scope).map(({ value }) => value.toLowerCase());
  const found = await runSqlFile<{ id: string }>(tx, "suppressed-leads", [
    values("address"),
    values("domain"),
    values("person"),
  ]);
  const lead_ids = found.map(({ id }) => id);
  const [row] = await tx.$queryRaw<{ planned: number; sending: string[] }[]>`
    select count(*) filter (where s.status in ('pending', 'scheduled') and s.delivery_state <> 'sending')::int
        as planned,
      coalesce(array_agg(distinct l.full_name) filter (where s.delivery_state = 'sending'), '{}') as sending
    from sequence_steps s join leads l on l.id = s.lead_id
    where s.lead_id = any (${lead_ids}::uuid[])`;
  return {
    suppressed: contacts.length - already,
    already,
    leads: lead_ids.length,
    steps_skipped: row?.planned ?? 0,
    already_sending: row?.sending ?? [],
  };
}

async function countKnown({ tx }: Tenant, contacts: readonly Contact[]): Promise<number> {
  const linkKey = await readLinkKey(tx);
  return tx.suppression.count({
    where: {
      value_hash: { in: contacts.map((one) => suppressionHash(linkKey, one.scope, one.value)) },
    },
  });
}
