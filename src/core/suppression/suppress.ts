import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { type StoppedTouches, stopTouches } from "../sequences/stop-touches.ts";
import { readLinkKey, type SuppressionScope, suppressionHash } from "./value-hash.ts";
import { type SuppressionReason, writeSuppressions } from "./write-suppressions.ts";

export type SuppressionEntry = {
  scope: SuppressionScope;
  /** An address, a domain without @, or the id of a lead. */
  value: string;
  reason: SuppressionReason;
  /** Where it came from, e.g. `slack`, `list-unsubscribe`, `reply`. */
  source: string;
  /** What the lead shows instead of the reason. */
  note?: string;
  /** Asked for by a person: for everybody in the Slack workspace. Opt-outs are shared without it. */
  share?: boolean;
};

export type SuppressedContacts = {
  added: number;
  already: number;
  lead_ids: string[];
  steps_skipped: number;
  already_sending: StoppedTouches["already_sending"];
};

/**
 * Makes sure that these are never contacted again: locks every lead they are about, writes the suppressions,
 * then stops everything planned for those leads, and marks them (`unsubscribed` where they asked for it). An
 * entry that exists already is counted, and its leads are stopped all the same.
 */
export async function suppress(
  tenant: Tenant,
  entries: readonly SuppressionEntry[],
): Promise<SuppressedContacts> {
  const clean = distinct(
    entries.map((entry) => ({ ...entry, value: entry.value.trim().toLowerCase() })),
  );
  await lockLeads(tenant.tx, await findLeads(tenant, clean));
  const added = await writeEntries(tenant, clean);
  const total: SuppressedContacts = {
    added,
    already: clean.length - added,
    lead_ids: [],
    steps_skipped: 0,
    already_sending: [],
  };
  for (const group of groupByMeaning(clean)) {
    const { lead_ids, stopped } = await stopGroup(tenant, group);
    total.lead_ids.push(...lead_ids);
    total.steps_skipped += stopped.skipped;
    total.already_sending.push(...stopped.already_sending);
  }
  return total;
}

function distinct(entries: SuppressionEntry[]): SuppressionEntry[] {
  return [...new Map(entries.map((one) => [`${one.scope}:${one.value}`, one])).values()];
}

/** An erased value must not be kept anywhere, and so its entry has none. */
async function writeEntries(tenant: Tenant, entries: SuppressionEntry[]): Promise<number> {
  const linkKey = await readLinkKey(tenant.tx);
  const rows = entries.map((entry) => ({
    ...entry,
    value: entry.reason === "erased" ? null : entry.value,
    value_hash: suppressionHash(linkKey, entry.scope, entry.value),
  }));
  return writeSuppressions(tenant, rows);
}

/** Entries with one reason and note are one stop. */
function groupByMeaning(entries: SuppressionEntry[]): SuppressionEntry[][] {
  const groups = new Map<string, SuppressionEntry[]>();
  for (const entry of entries) {
    const meaning = JSON.stringify([entry.reason, entry.note]);
    groups.set(meaning, [...(groups.get(meaning) ?? []), entry]);
  }
  return [...groups.values()];
}

async function findLeads({ tx }: Tenant, entries: SuppressionEntry[]): Promise<string[]> {
  const values = (scope: SuppressionScope) =>
    entries.filter((entry) => entry.scope === scope).map(({ value }) => value);
  const rows = await runSqlFile<{ id: string }>(tx, "suppressed-leads", [
    values("address"),
    values("domain"),
    values("person").filter((value) => UUID.test(value)),
  ]);
  return rows.map(({ id }) => id);
}

/** Looks again: a lead that came in the meantime is stopped too. */
async function stopGroup(tenant: Tenant, group: SuppressionEntry[]) {
  const { tx } = tenant;
  const lead_ids = await findLeads(tenant, group);
  const { reason = "manual", note } = group[0] ?? {};
  const askedFor = reason === "unsubscribed" || reason === "complained";
  const stopped = await stopTouches(tenant, {
    lead_ids,
    skip_reason: reason === "manual" ? "suppressed" : reason,
    enrollment: askedFor ? "opted_out" : "completed",
  });
  await tx.$executeRaw`
    update leads set do_not_contact_reason = coalesce(do_not_contact_reason, ${note || IN_WORDS[reason]}),
      status = case when ${askedFor} then 'unsubscribed' else status end
    where id = any (${lead_ids}::uuid[])`;
  return { lead_ids, stopped };
}

/** The profile of somebody whose data was erased is a person too, and no lead. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const IN_WORDS: Record<SuppressionReason, string> = {
  unsubscribed: "They asked not to be contacted.",
  bounced: "Their address does not accept mail.",
  complained: "They marked a message as spam.",
  erased: "Their data was erased.",
  manual: "Suppressed by hand.",
  imported: "On an imported suppression list.",
};
