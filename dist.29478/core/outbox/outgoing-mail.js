import { wholeText } from "../approvals/draft-payload.js";
import { recipientOf } from "../approvals/read-touch.js";
import { AppError } from "../errors.js";
import { unsubscribeLinks } from "../suppression/unsubscribe-links.js";
import { followUpHeaders } from "./compose/follow-up-headers.js";
/** The mail of a touch. Recipient, sender, thread and links come from the database and nowhere else. */
export async function outgoingMail(tenant, touch) {
    const { mailbox } = touch;
    if (!mailbox)
        throw new AppError("not_connected", {
            say: "No mailbox is connected.",
            next: "Connect one with /sdr connect.",
        });
    const recipient = recipientOf(touch);
    const thread = touch.channel === "email" ? await readThread(tenant, touch) : [];
    const headers = followUpHeaders(thread.map((message) => ({ messageId: message.rfc_message_id, subject: message.subject })));
    const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
    return {
        sendId: touch.id,
        messageId: `<${touch.id}@${domain}>`,
        channel: touch.channel,
        from: { address: mailbox.address, name: mailbox.display_name },
        to: { address: recipient, name: touch.channel === "email" ? touch.lead.full_name : null },
        subject: touch.payload.subject ?? "",
        text: wholeText(touch.payload),
        inReplyTo: headers.inReplyTo,
        references: headers.references,
        threadId: thread.at(-1)?.thread_id ?? null,
        unsubscribe: touch.kind === "sequence" && touch.channel === "email"
            ? await unsubscribeLinks(tenant, {
                lead_id: touch.lead_id,
                address: recipient,
                mailbox: mailbox.can_read_replies ? mailbox.address : null,
            })
            : { https: null, mailto: null },
        date: tenant.now,
    };
}
/** The e-mails with this lead in this campaign, oldest first, with the ids the provider really used. */
async function readThread({ tx }, touch) {
    return tx.$queryRaw `
    select rfc_message_id, thread_id, subject from messages
    where lead_id = ${touch.lead_id}::uuid and campaign_id = ${touch.campaign_id}::uuid
      and channel = 'email' and rfc_message_id is not null
    order by created_at, id`;
}
//# sourceMappingURL=outgoing-mail.js.map