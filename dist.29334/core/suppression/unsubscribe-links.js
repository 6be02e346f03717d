import { unsubscribeToken } from "./unsubscribe-token.js";
import { readLinkKey } from "./value-hash.js";
/** The links of List-Unsubscribe (RFC 2369, RFC 8058) for one lead; https only where PUBLIC_URL is set. */
export async function unsubscribeLinks(tenant, who) {
    const token = unsubscribeToken(await readLinkKey(tenant.tx), { ...who, user_id: tenant.user_id });
    const { publicUrl } = tenant.deps;
    return {
        https: publicUrl ? `${publicUrl.replace(/\/$/, "")}/u/${token}` : null,
        mailto: who.mailbox ? `mailto:${who.mailbox}?subject=unsubscribe` : null,
    };
}
//# sourceMappingURL=unsubscribe-links.js.map