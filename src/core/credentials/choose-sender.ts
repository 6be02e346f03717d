import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineProcess, type Tenant } from "../operation.ts";
import { headerAddress } from "../outbox/compose/header-values.ts";
import { lockMailbox } from "../outbox/lock-lead.ts";
import type { Sender } from "../ports/mailbox.ts";
import { findSendingMailbox, type SendingMailbox } from "./find-sending-mailbox.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
import { readAccountSenders } from "./read-account-senders.ts";
import { toMailboxSummary } from "./to-mailbox-summary.ts";

/**
 * Has a mailbox write as another address of its account, once the provider says that it may. Conversations that
 * began keep theirs; whatever else was approved for another address is asked for again before it leaves.
 */
export const chooseSender = defineProcess({
  name: "choose_sender",
  needs: "own",
  input: z.object({
    mailbox_id: z.uuid().describe("Id of the mailbox."),
    address: z.string().min(3).max(320).describe("One that list_senders names."),
  }),
  output: z.object({
    mailbox: mailboxSummary,
    sends_as: z.string().describe("What stands in From of new conversations."),
  }),
  async run({ actor, deps, inTenant, once }, { mailbox_id, address }) {
    const mailbox = await inTenant((tenant) => findSendingMailbox(tenant, mailbox_id));
    const senders = await readAccountSenders({ deps, actor }, mailbox);
    const wanted = address.trim().toLowerCase();
    const sender = senders.find((one) => one.address.toLowerCase() === wanted);
    if (!sender) throw notASender(mailbox, address);
    headerAddress(sender, "sender");
    return once((tenant) => keepSender(tenant, mailbox, sender));
  },
});

function notASender(mailbox: SendingMailbox, address: string): AppError {
  return new AppError("invalid_input", {
    say: `${mailbox.address} may not send as ${address.trim()}: its provider has not confirmed that address.`,
    field: "address",
    next: "Confirm it in the mail account's settings under “Send mail as”, then choose it again in /sdr connect.",
  });
}

/** Under the lock of the gate, so nothing leaves by the old choice after this was committed. */
async function keepSender(tenant: Tenant, mailbox: SendingMailbox, sender: Sender) {
  const { tx, now } = tenant;
  const { id } = mailbox;
  const isOwn = sender.address.toLowerCase() === mailbox.address.toLowerCase();
  const send_as = isOwn ? null : sender.address;
  await lockMailbox(tx, id);
  await tx.$executeRaw`
    update mailboxes set send_as = ${send_as}, send_as_name = ${isOwn ? null : sender.name},
      sent_as = case when ${send_as}::text is null or lower(${send_as}) = any (sent_as) then sent_as
        else sent_as || lower(${send_as}) end
    where id = ${id}::uuid`;
  await tenant.audit({
    action: "choose_sender",
    subject_type: "mailbox",
    subject_id: id,
    fields: ["send_as", "send_as_name"],
  });
  const row = await tx.mailbox.findUniqueOrThrow({ where: { id } });
  return { mailbox: toMailboxSummary(row, now), sends_as: sender.address };
}
