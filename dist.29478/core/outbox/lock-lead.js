/**
 * Locks a lead until the transaction ends. Whatever stops or lets a message to this person takes this
 * lock first and the mailbox's after it, always in that order: so nothing enters `sending` after a
 * committed stop, and two of them never wait for each other.
 */
export async function lockLead(tx, lead_id) {
    await tx.$queryRaw `select 1 from leads where id = ${lead_id}::uuid for update`;
}
/** Locks a mailbox, whose counters and gap the gate moves; always after the lead. */
export async function lockMailbox(tx, mailbox_id) {
    await tx.$queryRaw `select 1 from mailboxes where id = ${mailbox_id}::uuid for update`;
}
/**
 * Holds the campaign and the user as they are until the transaction ends: pausing either waits for a gate
 * that has read "on", and a gate that comes after the pause reads "off". Shared, so gates do not queue.
 */
export async function holdSwitches(tx, campaign_id, user_id) {
    await tx.$queryRaw `select 1 from campaigns where id = ${campaign_id}::uuid for share`;
    await tx.$queryRaw `select 1 from users where id = ${user_id}::uuid for share`;
}
//# sourceMappingURL=lock-lead.js.map