import { applyAbsence } from "./apply-absence.js";
import { applyBounce, applyComplaint } from "./apply-bounce.js";
import { applyReply } from "./apply-reply.js";
/** What a mail changes, once. Answers the id of the message row when it was a reply of a person. */
export async function applyMail(tenant, mail) {
    switch (mail.judged.kind) {
        case "human":
            return applyReply(tenant, mail);
        case "out_of_office":
            await applyAbsence(tenant, mail);
            return null;
        case "bounce":
            await applyBounce(tenant, mail);
            return null;
        case "complaint":
            await applyComplaint(tenant, mail);
            return null;
        case "auto_reply":
            return null;
    }
}
//# sourceMappingURL=apply-mail.js.map