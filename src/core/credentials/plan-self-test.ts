import type { TenantTransaction } from "../db/with-tenant.ts";

/** Has a mailbox that was just connected write to itself once; what an earlier connecting found is forgotten. */
export async function planSelfTest(tx: TenantTransaction, mailbox_id: string): Promise<void> {
  await tx.$executeRaw`
    update mailboxes set self_test_due_at = clock_timestamp(), self_test_key = null, self_tested_at = null,
      self_test_finding = null, keeps_message_id = null, keeps_send_id = null
    where id = ${mailbox_id}::uuid`;
}
