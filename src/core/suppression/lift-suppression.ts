import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { findLeadsByHash } from "./find-leads-by-hash.ts";
import { findSuppressions } from "./find-suppression.ts";
import { isMadeByHand } from "./suppression.ts";

/** Fewer letters than this are no reason that anybody could judge later, in characters. */
const MIN_REASON = 10;

/**
 * Takes an entry off the do-not-contact list; only the owner may. What the person asked for themselves
 * takes a typed reason, and an erasure is never lifted. What was cancelled stays cancelled.
 */
export const liftSuppression = defineOperation({
  name: "lift_suppression",
  needs: "own",
  input: z.object({
    suppression_id: z.uuid(),
    reason: z.string().trim().max(500).default("").describe("Why; kept with the record."),
  }),
  output: z.object({
    lifted: z.boolean(),
    leads: z.number().int().describe("Leads that may be contacted again."),
    still_suppressed: z.number().int().describe("Leads that another entry still covers."),
  }),
  async run(tenant, { suppression_id, reason }) {
    const { tx } = tenant;
    const leads = await lockLeadsOf(tenant, await findEntry(tenant, suppression_id));
    const entry = await lockEntry(tenant, suppression_id);
    refuseUnlessReasoned(entry, reason);
    await tx.$executeRaw`select dispatch.unshare_suppression(${entry.value_hash})`;
    await tx.suppression.delete({ where: { id: entry.id }, select: { id: true } });
    await keepRecord(tenant, entry, reason);
    const still = await findSuppressions(
      tx,
      leads.map(({ id, email, linkedin_url }) => ({ lead_id: id, email, linkedin_url })),
    );
    const free = leads.flatMap(({ id }) => (still.has(id) ? [] : [id]));
    await reopenLeads(tenant, free);
    await tenant.audit({
      action: "lift_suppression",
      subject_type: "suppression",
      subject_id: entry.id,
      fields: ["status", "do_not_contact_reason"],
      detail: { scope: entry.scope, reason: entry.reason, leads: free.length },
    });
    return { lifted: true, leads: free.length, still_suppressed: still.size };
  },
});

type Entry = Awaited<ReturnType<typeof findEntry>>;

async function findEntry({ tx }: Tenant, id: string) {
  const entry = await tx.suppression.findUnique({ where: { id } });
  if (entry) return entry;
  throw new AppError("not_found", {
    say: "This entry is not on the list any more.",
    field: "suppression_id",
    next: "Look at the list again with /sdr suppressions.",
  });
}

/** Read anew under its lock: while we waited, the person may have opted out themselves. */
async function lockEntry(tenant: Tenant, id: string): Promise<Entry> {
  await tenant.tx.$queryRaw`select 1 from suppressions where id = ${id}::uuid for update`;
  return findEntry(tenant, id);
}

function refuseUnlessReasoned({ reason: why }: Entry, reason: string): void {
  if (why === "erased") {
    throw new AppError("not_allowed", {
      say: "Their data was erased at their wish, and that is never taken back.",
      next: "If they write to you themselves, answer from your own mailbox.",
    });
  }
  if (isMadeByHand(why) || reason.length >= MIN_REASON) return;
  throw new AppError("invalid_input", {
    say: "This person opted out, or their address failed. Say in a sentence why they may be written to again.",
    field: "reason",
    next: "Type the reason, for example what they wrote and when.",
  });
}

/** The lead's lock first, as everything that decides on sending does. Domains and hashes read the leads once. */
async function lockLeadsOf({ tx }: Tenant, { scope, value, value_hash }: Entry) {
  const found =
    value === null && scope === "address"
      ? await findLeadsByHash(tx, value_hash)
      : await findLeadsOf(tx, { scope, value });
  await lockLeads(tx, found);
  return tx.lead.findMany({
    where: { id: { in: found } },
    select: { id: true, email: true, linkedin_url: true },
  });
}

async function findLeadsOf(
  tx: Tenant["tx"],
  { scope, value }: Pick<Entry, "scope" | "value">,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from leads
    where case ${scope}
      when 'address' then email_norm = ${value}
      when 'domain' then split_part(email_norm, '@', 2) = ${value}
      else id::text = ${value} end`;
  return rows.map(({ id }) => id);
}

async function keepRecord({ tx, user_id, actor, now }: Tenant, entry: Entry, lift_reason: string) {
  const { scope, value_hash, reason, created_at: suppressed_at } = entry;
  await tx.liftedSuppression.create({
    data: {
      ...{ user_id, scope, value_hash, reason, lift_reason, suppressed_at },
      lifted_by: actor.id,
      lifted_at: now,
    },
    select: { id: true },
  });
}

/** As they were before: written to, or new. */
async function reopenLeads({ tx }: Tenant, lead_ids: string[]): Promise<void> {
  await tx.$executeRaw`
    update leads l set do_not_contact_reason = null,
      status = case when status <> 'unsubscribed' then status
        when exists (select from messages m where m.lead_id = l.id and m.direction = 'outbound') then 'contacted'
        else 'new' end
    where id = any (${lead_ids}::uuid[])`;
}
