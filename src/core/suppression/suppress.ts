import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { type StoppedTouches, stopTouches } from "../sequences/stop-touches.ts";
import { readLinkKey, type SuppressionScope, suppressionHash } from "./value-hash.ts";

type SuppressionReason =
  | "unsubscribed"
  | "bounced"
  | "complained"
  | "erased"
  | "manual"
  | "imported";

export type SuppressionEntry = {
  scope: SuppressionScope;
  /** An address, a domain without @, or the id of a lead. */
  value: string;
  reason: SuppressionReason;
  /** Where it came from, e.g. `slack`, `list-unsubscribe`, `reply`. */
  source: string;
  /** What the lead shows instead of the reason. */
  note?: string;
};

export type SuppressedContacts = {
  added: number;
  already: number;
  lead_ids: string[];
  steps_skipped: number;
  already_sending: StoppedTouches["already_sending"];
};

/**
 * Makes sure that these are never contacted again: writes the suppressions first, then stops everything
 * planned for every lead they are about, and marks those leads (`unsubscribed` where they asked for it).
 * An entry that exists already is counted, and its leads are stopped all the same.
 */
export async function suppress(
  tenant: Tenant,
  entries: readonly SuppressionEntry[],
): Promise<SuppressedContacts> {
  const clean = entries.map((entry) => ({ ...entry, value: entry.value.trim().toLowerCase() }));
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

async function writeEntries({ tx, user_id, now }: Tenant, entries: SuppressionEntry[]) {
  const linkKey = await readLinkKey(tx);
  return tx.$executeRaw`
    insert into suppressions (user_id, scope, value, value_hash, reason, source, created_at)
    select ${user_id}::uuid, e.*, ${now}
    from unnest(${entries.map(({ scope }) => scope)}::text[],
      ${entries.map(({ value }) => value)}::text[],
      ${entries.map(({ scope, value }) => suppressionHash(linkKey, scope, value))}::text[],
      ${entries.map(({ reason }) => reason)}::text[],
      ${entries.map(({ source }) => source)}::text[]) as e
    on conflict (user_id, scope, value_hash) do nothing`;
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

async function stopGroup(tenant: Tenant, group: SuppressionEntry[]) {
  const { tx } = tenant;
  const values = (scope: SuppressionScope) =>
    group.filter((entry) => entry.scope === scope).map(({ value }) => value);
  const rows = await runSqlFile<{ id: string }>(tx, "suppressed-leads", [
    values("address"),
    values("domain"),
    values("person"),
  ]);
  const lead_ids = rows.map(({ id }) => id);
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

const IN_WORDS: Record<SuppressionReason, string> = {
  unsubscribed: "They asked not to be contacted.",
  bounced: "Their address does not accept mail.",
  complained: "They marked a message as spam.",
  erased: "Their data was erased.",
  manual: "Suppressed by hand.",
  imported: "On an imported suppression list.",
};
