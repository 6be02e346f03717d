import type { Tenant } from "../operation.ts";

/**
 * The addresses of the user's own mailboxes and all they ever wrote as, in lower case: they are never a lead's.
 */
export async function ownAddresses({ tx }: Tenant): Promise<string[]> {
  const mailboxes = await tx.mailbox.findMany({ select: { address: true, sent_as: true } });
  return mailboxes.flatMap(({ address, sent_as }) => [address.toLowerCase(), ...sent_as]);
}
