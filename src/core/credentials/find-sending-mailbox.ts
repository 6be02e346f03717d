import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";

/** A mailbox with what stands in From of what it sends, as far as that is not its own address. */
export type SendingMailbox = {
  id: string;
  address: string;
  display_name: string | null;
  send_as: string | null;
};

/** The mailbox whose senders are asked for; `not_found` when it is not connected. */
export async function findSendingMailbox(
  { tx }: Tenant,
  mailbox_id: string,
): Promise<SendingMailbox> {
  const mailbox = await tx.mailbox.findFirst({
    where: { id: mailbox_id, status: { not: "disconnected" } },
    select: { id: true, address: true, display_name: true, send_as: true },
  });
  if (mailbox) return mailbox;
  throw new AppError("not_found", {
    say: "This mailbox is not connected.",
    field: "mailbox_id",
    next: "Look at /sdr connect.",
  });
}
