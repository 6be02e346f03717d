import { openConnection } from "../../src/core/db/open-connection.ts";
import type { FreshDatabase } from "./fresh-database.ts";

type Owned = Pick<FreshDatabase, "ownerUrl">;

/** One entry into `sending`, or one stop. A stop names the step, or the campaign or user it stops as a whole. */
export type HistoryEntry = {
  seq: number;
  what: "sending" | "skipped" | "off";
  step_id: string | null;
  campaign_id: string | null;
  user_id: string | null;
};

/**
 * Numbers every entry into `sending`, and every stop, in the transaction that does it. A stop and the
 * gate hold the same row from before they write until they commit, so the numbers of one person (or one
 * campaign, or one user) are in the order of the commits.
 */
export async function recordSendingHistory(database: Owned): Promise<void> {
  await asOwner(database, RECORDER);
}

export function readSendingHistory(database: Owned): Promise<HistoryEntry[]> {
  return asOwner<HistoryEntry>(database, "select * from history order by seq");
}

async function asOwner<Row extends object>({ ownerUrl }: Owned, sql: string): Promise<Row[]> {
  const owner = await openConnection({ url: ownerUrl, purpose: "test" });
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.end();
  }
}

const RECORDER = `
  create table history (seq serial primary key, what text not null, step_id uuid, campaign_id uuid, user_id uuid);
  create function note_step() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if new.delivery_state = 'sending' and old.delivery_state <> 'sending' then
      insert into history (what, step_id, campaign_id, user_id)
      values ('sending', new.id, new.campaign_id, new.user_id);
    elsif new.status = 'skipped' and old.status <> 'skipped' then
      insert into history (what, step_id) values ('skipped', new.id);
    end if;
    return null;
  end $$;
  create trigger note_step after update on sequence_steps for each row execute function note_step();
  create function note_campaign() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if new.status = 'paused' and old.status <> 'paused' then
      insert into history (what, campaign_id) values ('off', new.id);
    end if;
    return null;
  end $$;
  create trigger note_campaign after update on campaigns for each row execute function note_campaign();
  create function note_user() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if new.sending_paused_at is not null and old.sending_paused_at is null then
      insert into history (what, user_id) values ('off', new.id);
    end if;
    return null;
  end $$;
  create trigger note_user after update of sending_paused_at on users
    for each row execute function note_user();`;
