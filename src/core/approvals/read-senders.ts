import type { Prisma } from "../db/generated/client.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import type { MailAddress } from "../ports/mailbox.ts";

type Mailbox = Prisma.MailboxGetPayload<object>;
type Row = {
  channel: string;
  campaign_id: string | null;
  lead_id: string | null;
  mailbox_id: string | null;
};
type Begun = {
  campaign_id: string;
  lead_id: string;
  mailbox_id: string;
  sent_from: { address: string; name: string | null } | null;
};

/**
 * What stands in From of each touch; the answer takes a touch and its mailbox. A conversation keeps the address
 * that its first mail left from, so another choice changes new ones only.
 */
export async function readSenders(
  tx: TenantTransaction,
  rows: readonly Row[],
  mailboxes: readonly Mailbox[],
): Promise<(row: Row, mailbox: Mailbox) => MailAddress> {
  const begun = await readBegun(tx, rows, mailboxes);
  return (row, mailbox) => {
    const own = { address: mailbox.address, name: mailbox.display_name };
    if (row.channel !== "email") return own;
    const first = begun.get(conversationOf(row));
    if (first) return named(first.sent_from ?? own, own);
    if (mailbox.send_as === null) return own;
    return named({ address: mailbox.send_as, name: mailbox.send_as_name }, own);
  };
}

/** Gmail too takes the account's own name where an address has none. */
function named(sender: MailAddress, own: MailAddress): MailAddress {
  return { address: sender.address, name: sender.name ?? own.name };
}

/** The first mail of each conversation. Only mailboxes that ever wrote as another address need the look. */
async function readBegun(
  tx: TenantTransaction,
  rows: readonly Row[],
  mailboxes: readonly Mailbox[],
): Promise<Map<string, Begun>> {
  const renamed = mailboxes.filter(({ sent_as }) => sent_as.length > 0).map(({ id }) => id);
  const concerned = rows.filter(({ mailbox_id }) => renamed.includes(mailbox_id ?? ""));
  if (concerned.length === 0) return new Map();
  const leads = concerned.map(({ lead_id }) => lead_id);
  const campaigns = concerned.map(({ campaign_id }) => campaign_id);
  // Relies on messages_lead_id_idx.
  const found = await tx.$queryRaw<Begun[]>`
    select distinct on (lead_id, campaign_id, mailbox_id) lead_id, campaign_id, mailbox_id, meta -> 'sent_from' as sent_from
    from messages
    where lead_id = any (${leads}::uuid[]) and campaign_id = any (${campaigns}::uuid[])
      and mailbox_id = any (${renamed}::uuid[]) and direction = 'outbound' and channel = 'email'
    order by lead_id, campaign_id, mailbox_id, created_at, id`;
  return new Map(found.map((first) => [conversationOf(first), first]));
}

function conversationOf({ lead_id, campaign_id, mailbox_id }: Omit<Row, "channel">): string {
  return `${lead_id}:${campaign_id}:${mailbox_id}`;
}
