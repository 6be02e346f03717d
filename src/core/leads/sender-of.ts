import { readMail } from "../replies/reading/read-mail.ts";

/** More than the headers of a mail may have. */
export const HEAD_BYTES = 600_000;

export type Sender = {
  /** As `leads.email_norm` has it. */
  address: string;
  name: string | null;
};

/** From whom a mail says that it is (RFC 5322, 3.6.2), by its first bytes; null when it does not say. */
export async function senderOf(head: Uint8Array): Promise<Sender | null> {
  const { from } = await readMail(head);
  return from && { address: from.address.trim().toLowerCase(), name: from.name };
}
