import type { Tenant } from "../operation.ts";
import { suppressHash } from "./suppress-hash.ts";
import { readUnsubscribeToken, type UnsubscribeClaim } from "./unsubscribe-token.ts";
import { readLinkKey } from "./value-hash.ts";

/** What stands behind `unsubscribe` in the subject of a mail from a List-Unsubscribe link. */
const TOKEN = /\bunsubscribe[\s:]+([\w-]{107})(?![\w-])/i;

/** Whom a mail asks to leave alone; the lead is null once they are gone. */
export type UnsubscribeMail = { claim: UnsubscribeClaim; lead_id: string | null };

/**
 * Whom a mail to the List-Unsubscribe address speaks for (RFC 2369), whatever address it comes from; null
 * when its subject bears no token that we made for this account.
 */
export async function readUnsubscribeMail(
  { tx, user_id }: Tenant,
  subject: string,
): Promise<UnsubscribeMail | null> {
  const token = TOKEN.exec(subject.replace(/\s+/g, " "))?.[1];
  const claim = token ? readUnsubscribeToken(await readLinkKey(tx), token) : null;
  if (!claim || claim.user_id !== user_id) return null;
  const lead = await tx.lead.findUnique({ where: { id: claim.lead_id }, select: { id: true } });
  return { claim, lead_id: lead?.id ?? null };
}

/** Acts on such a mail. */
export function unsubscribeByMail(tenant: Tenant, { claim }: UnsubscribeMail): Promise<void> {
  return suppressHash(tenant, claim, "mailto");
}
