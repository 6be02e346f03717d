import type pg from "pg";

/**
 * Brings restored rows to rest: what went out after the backup was made is not in it. Sending is off until
 * a person switches it on; what was on its way is uncertain; a post that waited may be up already, so it
 * is looked for before it is made; deliveries that were open are not worked on twice. Answers how many
 * messages are uncertain. Belongs into the transaction of the rows. The schema may be an old one: only
 * columns of the first release are named.
 */
export async function settleRestored(db: pg.ClientBase, created_at: string): Promise<number> {
  const day = created_at.slice(0, 16).replace("T", " ");
  await db.query(
    `update public.installation
     set sending_enabled = false, sending_disabled_reason = $1,
       system_identifier = null, timeline = null, database_oid = null`,
    [
      `this database was restored from a backup of ${day} UTC, and does not know what was sent since`,
    ],
  );
  const { rowCount: uncertain } = await db.query(
    `update public.sequence_steps
     set delivery_state = 'uncertain', lease_until = null, attempt_id = gen_random_uuid(),
       last_error = 'It was on its way when the backup was made.'
     where status = 'scheduled' and delivery_state = 'sending'`,
  );
  await db.query(
    `update public.slack_posts p
     set state = 'posting', lease_id = gen_random_uuid(), lease_until = clock_timestamp(), revision = revision + 1
     where p.state in ('waiting', 'posting')
       or exists (select 1 from public.sequence_steps s
         where s.id = p.step_id and s.delivery_state = 'uncertain' and p.kind = 'approval')`,
  );
  await db.query(
    `update public.processed_events
     set state = 'failed', error = 'restored', payload = null, finished_at = clock_timestamp()
     where state = 'received'`,
  );
  return uncertain ?? 0;
}
