import { withFooter } from "../outbox/compose/footer.js";
import { userSettings } from "../people/user-settings.js";
import { unsubscribeLinks } from "../suppression/unsubscribe-links.js";
import { recipientOf } from "./read-touch.js";
/** The footer a cold e-mail needs: why, how to hear no more, and the postal address. LinkedIn has none. */
export async function writeFooter(tenant, touch) {
    if (touch.channel !== "email" || touch.kind === "answer")
        return "";
    const user = await tenant.tx.user.findUniqueOrThrow({
        where: { id: tenant.user_id },
        select: { settings: true },
    });
    const { postal_address, contact_reason } = userSettings.parse(user.settings);
    const { https } = await unsubscribeLinks(tenant, {
        lead_id: touch.lead_id,
        address: recipientOf(touch),
        mailbox: touch.mailbox?.address ?? null,
    });
    const unsubscribeText = https
        ? `Not interested? ${https}`
        : 'Not interested? Reply "unsubscribe" and you will not hear from me again.';
    return withFooter("", {
        postalAddress: postal_address || null,
        reason: contact_reason || null,
        unsubscribeText,
    }).trimStart();
}
//# sourceMappingURL=write-footer.js.map