import type { Tenant } from "../operation.ts";
import { userSettings } from "../people/user-settings.ts";
import type { SuppressionScope } from "./value-hash.ts";

export const SUPPRESSION_REASONS = [
  "unsubscribed",
  "bounced",
  "complained",
  "erased",
  "manual",
  "imported",
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

export type SuppressionToWrite = {
  scope: SuppressionScope;
  /** Null where only the hash may be kept. */
  value: string | null;
  value_hash: string;
  reason: SuppressionReason;
  /** Where it came from, e.g. `slack`, `list-unsubscribe`, `reply`. */
  source: string;
  /** Asked for by a person: for everybody in the Slack workspace. */
  share?: boolean;
};

/** What somebody said or what became of them, which holds for their colleagues' mail too. */
const OPT_OUTS: readonly SuppressionReason[] = ["unsubscribed", "complained", "bounced", "erased"];

/**
 * Writes suppressions, each once, and answers how many are new. One that exists keeps its value and takes
 * the graver reason, so that what a person asked for is never lifted like an entry made by hand. Opt-outs
 * reach the workspace when the transaction commits, unless the owner chose otherwise. One statement, so that
 * it waits for whoever writes or lifts the same entry, and in the order of the hashes.
 */
export async function writeSuppressions(
  { tx, user_id, now }: Tenant,
  entries: readonly SuppressionToWrite[],
): Promise<number> {
  const columns = await toColumns({ tx, user_id }, entries);
  const written = await tx.$queryRaw<{ added: boolean }[]>`
    insert into suppressions as s (user_id, scope, value, value_hash, reason, source, shared, created_at)
    select ${user_id}::uuid, e.*, ${now}
    from unnest(${columns.scope}::text[], ${columns.value}::text[], ${columns.hash}::text[],
      ${columns.reason}::text[], ${columns.source}::text[], ${columns.shared}::boolean[])
      as e (scope, value, value_hash, reason, source, shared)
    order by e.value_hash
    on conflict (user_id, scope, value_hash) do update
    set shared = s.shared or excluded.shared,
      value = case when 'erased' in (s.reason, excluded.reason) then null
        else coalesce(s.value, excluded.value) end,
      reason = (${GRAVEST_FIRST}::text[])[least(array_position(${GRAVEST_FIRST}::text[], s.reason),
        array_position(${GRAVEST_FIRST}::text[], excluded.reason))]
    returning xmax = 0 as added`;
  return written.filter(({ added }) => added).length;
}

type Writer = Pick<Tenant, "tx" | "user_id">;

/** As arrays, one a column, for `unnest`. */
async function toColumns({ tx, user_id }: Writer, entries: readonly SuppressionToWrite[]) {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true },
  });
  const { share_opt_outs } = userSettings.parse(user.settings);
  const isShared = ({ scope, share, reason }: SuppressionToWrite) =>
    scope !== "person" && (share || (share_opt_outs && OPT_OUTS.includes(reason)));
  return {
    scope: entries.map(({ scope }) => scope),
    value: entries.map(({ value }) => value),
    hash: entries.map(({ value_hash }) => value_hash),
    reason: entries.map(({ reason }) => reason),
    source: entries.map(({ source }) => source),
    shared: entries.map(isShared),
  };
}

const GRAVEST_FIRST: readonly SuppressionReason[] = [
  "erased",
  "complained",
  "unsubscribed",
  "bounced",
  "imported",
  "manual",
];
