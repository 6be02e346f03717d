import type { Tenant } from "../operation.ts";

/** The addresses of the user's own mailboxes, in lower case: they are never a lead's. */
export async function ownAddresses({ tx }: Tenant): Promise<string[]> {
  const mailboxes = await tx.mailbox.findMany({ select: { address: true } });
  return mailboxes.map(({ address }) => address.toLowerCase());
}
