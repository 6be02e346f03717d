import { askAgain } from "../approvals/ask-again.ts";
import { readTouch } from "../approvals/read-touch.ts";
import { storeDraft } from "../approvals/store-draft.ts";
import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { findSenders } from "./find-senders.ts";

type Moved = { step_id: string; asked_for: boolean };

/**
 * Gives a campaign's touches, or those of one lead in it, an account that works where they have none, or one
 * that does not send, and nobody was written to from it yet. An approval covers the account, so what was
 * drafted becomes a new version, and what was asked for or approved is asked for again.
 */
export async function assignMailboxes(
  tenant: Tenant,
  campaign_id: string,
  lead_id: string | null = null,
): Promise<void> {
  const { tx } = tenant;
  const { email, linkedin } = await findSenders(tx);
  await lockLeads(tenant, campaign_id, lead_id);
  const moved = await runSqlFile<Moved>(tx, "assign-mailboxes", [
    campaign_id,
    email,
    linkedin,
    lead_id,
  ]);
  for (const { step_id, asked_for } of moved) await renew(tenant, step_id, asked_for);
}

/** The send gate locks the lead first; always in one order, so that two of these never wait for each other. */
async function lockLeads({ tx }: Tenant, campaign_id: string, lead_id: string | null) {
  await tx.$queryRaw`
    select 1 from leads where id in (
      select s.lead_id from sequence_steps s left join mailboxes m on m.id = s.mailbox_id
      where s.campaign_id = ${campaign_id}::uuid and s.status = 'scheduled' and m.status is distinct from 'ok'
        and (${lead_id}::uuid is null or s.lead_id = ${lead_id}::uuid))
    order by id for update`;
}

async function renew(tenant: Tenant, step_id: string, asked_for: boolean): Promise<void> {
  const touch = await readTouch(tenant.tx, step_id);
  if (asked_for) {
    await askAgain(tenant, touch, "It now leaves from another mailbox.");
    return;
  }
  const { draft_author, payload, edited } = touch;
  await storeDraft(tenant, { touch, words: payload, author: draft_author ?? "", edited });
}
