import type { Tenant } from "../operation.ts";
import { unsubscribeToken } from "./unsubscribe-token.ts";
import { readLinkKey } from "./value-hash.ts";

export type UnsubscribeLinks = { https: string | null; mailto: string | null };

/** The links of List-Unsubscribe (RFC 2369, RFC 8058) for one lead; https only where PUBLIC_URL is set. */
export async function unsubscribeLinks(
  tenant: Tenant,
  who: { lead_id: string; address: string; mailbox: string | null },
): Promise<UnsubscribeLinks> {
  const token = unsubscribeToken(await readLinkKey(tenant.tx), { ...who, user_id: tenant.user_id });
  const { publicUrl } = tenant.deps;
  return {
    https: publicUrl ? `${publicUrl.replace(/\/$/, "")}/u/${token}` : null,
    // The mail may come from whatever address their mail program prefers, so it says whom it is about.
    mailto: who.mailbox ? `mailto:${who.mailbox}?subject=unsubscribe%20${token}` : null,
  };
}
