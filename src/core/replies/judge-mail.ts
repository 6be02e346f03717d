import type { Classification } from "./reading/classification.ts";
import { classifyParsed } from "./reading/classify-mail.ts";
import { type ParsedMail, readMail } from "./reading/read-mail.ts";
import { storable } from "./storable.ts";

/** A fetched mail as it lies in inbound_mail, with the addresses of the user's own mailboxes. */
export type LoadedMail = {
  mail_id: string;
  provider_id: string;
  raw: Uint8Array;
  received_at: Date;
  thread_id: string | null;
  mailbox_id: string;
  /** The address that received it, in lower case. */
  mailbox: string;
  own: string[];
};

export type JudgedMail = Omit<LoadedMail, "raw"> & { parsed: ParsedMail; judged: Classification };

/**
 * Parses and classifies a mail by rules; everything in the answer can be stored. Throws for a mail of no
 * bytes, which is how a provider hands on one that it could not read, so that it is set aside in view.
 */
export async function judgeMail({ raw, ...mail }: LoadedMail): Promise<JudgedMail> {
  if (raw.byteLength === 0) throw new Error("the mail server could not give this mail");
  const parsed = await readMail(raw);
  const judged = classifyParsed(parsed, { receivedAt: mail.received_at, ownAddresses: mail.own });
  return { ...mail, parsed: storable(parsed), judged: storable(judged) };
}
