/**
 * Finds what a mail answers: by thread evidence first (In-Reply-To, References, our own ids in a report,
 * the provider's thread), whatever the From says, since aliases and assistants answer too; then by
 * address. Null when it has nothing to do with us.
 */
export async function matchMail(tenant, mail, row) {
    const ids = [mail.inReplyTo, ...mail.references, mail.original?.messageId ?? null].filter((id) => id !== null);
    const send_ids = mail.original?.sendId ? [mail.original.sendId] : [];
    const evidence = { ids, send_ids, thread_id: row.thread_id, mailbox_id: row.mailbox_id };
    return (await byThread(tenant, evidence)) ?? byAddress(tenant, mail);
}
async function byThread({ tx }, evidence) {
    const { ids, send_ids, thread_id, mailbox_id } = evidence;
    const [found] = await tx.$queryRaw `
    select m.lead_id, m.campaign_id, m.id as outbound_message_id, m.step_id from messages m
    where m.direction = 'outbound' and m.lead_id is not null
      and (m.rfc_message_id = any (${ids}::text[]) or m.step_id::text = any (${send_ids}::text[])
        or (m.thread_id = ${thread_id} and m.mailbox_id = ${mailbox_id}::uuid))
    order by (m.rfc_message_id = ${ids[0] ?? null}) desc nulls last, m.created_at desc
    limit 1`;
    return found ?? null;
}
/** The lead with this address; a failure report names the recipient instead of writing from it. */
async function byAddress({ tx }, mail) {
    const addresses = [mail.from?.address, mail.original?.to]
        .flat()
        .filter((one) => typeof one === "string");
    const [found] = await tx.$queryRaw `
    select l.id as lead_id, m.campaign_id, m.id as outbound_message_id, m.step_id
    from leads l left join lateral (
      select * from messages where lead_id = l.id and direction = 'outbound' order by created_at desc limit 1
    ) m on true
    where l.email_norm = any (${addresses.map((one) => one.toLowerCase())}::text[])
    order by m.created_at desc nulls last limit 1`;
    return found ?? null;
}
//# sourceMappingURL=match-mail.js.map