import { clockActor } from "../actor.js";
import { asAppError } from "../errors.js";
import { openTenant } from "../operation.js";
import { applyMail } from "./apply-mail.js";
import { matchMail } from "./match-mail.js";
import { CLASSIFIER_VERSION } from "./reading/classification.js";
import { classifyParsed } from "./reading/classify-mail.js";
import { readMail } from "./reading/read-mail.js";
const LEASE_SECONDS = 60;
/** A mail that failed so often is set aside with its reason; the rest goes on. */
const MAX_ATTEMPTS = 3;
/** Reads fetched mail, over all tenants: matches, classifies and acts, each mail once. Answers how many were claimed. */
export async function readInbound(deps, options) {
    if (options.signal.aborted)
        return 0;
    const claims = await deps.db.prisma.$queryRaw `
    select mail_id, user_id, clerk_id, lease_id, attempts
    from dispatch.claim_inbound_mail(${options.limit}::int, ${LEASE_SECONDS}::int)`;
    for (const claim of claims)
        await readOne(deps, claim);
    return claims.length;
}
async function readOne(deps, claim) {
    const inTenant = (fn) => openTenant({ deps, actor: clockActor(claim) }, fn);
    try {
        const mail = await inTenant((tenant) => loadMail(tenant, claim));
        if (!mail)
            return;
        const parsed = await readMail(mail.raw);
        const judged = classifyParsed(parsed, { receivedAt: mail.received_at, ownAddresses: mail.own });
        await inTenant((tenant) => actOn(tenant, claim, { ...mail, parsed, judged }));
    }
    catch (thrown) {
        const error = asAppError(thrown);
        deps.log.error({ mail_id: claim.mail_id, err: error.message }, "a mail could not be read");
        if (claim.attempts < MAX_ATTEMPTS)
            return;
        await inTenant((tenant) => finish(tenant, claim, { state: "poison", reason: error.message.slice(0, 300) }));
    }
}
async function loadMail({ tx }, claim) {
    const row = await tx.inboundMail.findFirst({
        where: { id: claim.mail_id, lease_id: claim.lease_id, state: "new" },
        select: { raw: true, received_at: true, thread_id: true, mailbox_id: true },
    });
    if (!row)
        return null;
    const mailboxes = await tx.mailbox.findMany({ select: { address: true } });
    return { ...row, own: mailboxes.map(({ address }) => address.toLowerCase()) };
}
async function actOn(tenant, claim, mail) {
    const { parsed, judged, own } = mail;
    const from = parsed.from?.address.toLowerCase() ?? "";
    if (own.includes(from) && judged.kind === "human") {
        await finish(tenant, claim, {
            state: "own",
            reason: "sent by one of the user's own mailboxes",
        });
        return;
    }
    const match = await matchMail(tenant, parsed, mail);
    if (!match) {
        await finish(tenant, claim, { state: "unmatched", reason: "answers nothing of ours", judged });
        return;
    }
    // Claimed by the state, in the transaction of the effects: a second reader finds nothing to do.
    if (!(await finish(tenant, claim, { state: "done", judged, match })))
        return;
    const message_id = await applyMail(tenant, { ...mail, match });
    if (message_id)
        await tenant.tx.inboundMail.update({
            where: { id: claim.mail_id },
            data: { message_id },
            select: { id: true },
        });
}
async function finish({ tx }, claim, end) {
    const done = await tx.inboundMail.updateMany({
        where: { id: claim.mail_id, lease_id: claim.lease_id, state: "new" },
        data: {
            state: end.state,
            reason: end.reason ?? null,
            lease_until: null,
            ...(end.judged
                ? { kind: end.judged.kind, classification: end.judged, classifier: CLASSIFIER_VERSION }
                : {}),
            ...(end.match
                ? { lead_id: end.match.lead_id, outbound_message_id: end.match.outbound_message_id }
                : {}),
        },
    });
    return done.count === 1;
}
//# sourceMappingURL=read-inbound.js.map