import { clockActor } from "../actor.js";
import { unseal } from "../credentials/seal.js";
import { AppError } from "../errors.js";
import { openTenant } from "../operation.js";
/** Opens a mailbox with its decrypted credentials; the caller closes it. Throws `not_connected`. */
export async function openMailbox(deps, who) {
    const row = await openTenant({ deps, actor: clockActor(who) }, ({ tx }) => tx.mailbox.findUnique({
        where: { id: who.mailbox_id },
        select: { provider: true, address: true, display_name: true, credential: true },
    }));
    const provider = deps.mailboxProviders.find((one) => one.provider === row?.provider);
    if (!row || !provider) {
        throw new AppError("not_connected", {
            say: row
                ? `This server cannot send through ${row.provider}.`
                : "This mailbox is not connected any more.",
            next: "Connect it again with /sdr connect.",
        });
    }
    return provider.open({
        userId: who.user_id,
        mailboxId: who.mailbox_id,
        provider: row.provider,
        address: { address: row.address, name: row.display_name },
        credentials: row.credential
            ? readCredentials(deps, { ...row.credential, user_id: who.user_id })
            : null,
    });
}
function readCredentials(deps, row) {
    const { sealed } = row.credentials;
    if (!sealed)
        throw new AppError("not_connected", {
            say: "The stored credentials are empty.",
            next: "Connect it again with /sdr connect.",
        });
    const place = {
        user_id: row.user_id,
        provider: row.provider,
        row_id: row.id,
        field: "credentials",
    };
    return JSON.parse(unseal(deps.keyRing, sealed, place));
}
//# sourceMappingURL=open-mailbox.js.map