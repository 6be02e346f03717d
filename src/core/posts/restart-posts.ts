import type { Tenant } from "../operation.ts";

/**
 * For a Slack that forgets everything at a restart (the playground's): cards that still wait for a
 * person are posted anew, everything else of that workspace is let go.
 */
export async function restartPosts({ tx }: Tenant, team_id: string): Promise<void> {
  await tx.$executeRaw`
    delete from slack_posts p where p.team_id = ${team_id} and not exists (
      select 1 from sequence_steps s
      where s.id = p.step_id and p.kind = 'approval'
        and ((s.status = 'pending' and s.approval_state = 'requested') or s.status = 'scheduled'
          or s.delivery_state = 'uncertain'))`;
  await tx.$executeRaw`
    update slack_posts set channel = null, ts = null, thread_ts = null, state = 'waiting', posted_revision = 0,
      attempts = 0, lease_id = null, lease_until = null, next_at = now()
    where team_id = ${team_id}`;
}
