import { AppError } from "../../../core/errors.js";
import { escapeMrkdwn } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { reportError, sentenceOf } from "../../say-error.js";
import { openModal } from "../../visit/open-modal.js";
import { tellPrivately } from "../../visit/tell.js";
import { unpackMetadata } from "../../visit/way-back.js";
import { readForm } from "./form.js";
import { refillForm } from "./refill-form.js";
import { updateModal } from "./update-modal.js";
/** Works on a submitted form. When it fails, the form comes back with what was typed and the reason. */
export async function submitForm(visit, listener, body) {
    try {
        refuseWithoutSecrets(body);
        const { about } = unpackMetadata(body.view.private_metadata);
        const form = readForm(body.view.state.values);
        await listener.run(visit, { form, about, view_id: body.view.id });
    }
    catch (error) {
        reportError(visit, error);
        await giveBack(visit, { listener, body, sentence: sentenceOf(error, visit.once) });
    }
}
async function giveBack(visit, { listener, body, sentence }) {
    const view = refillForm(body.view, sentence);
    if (listener.working && (await updateModal(visit, body.view.id, view)))
        return;
    try {
        await openModal(visit, view);
    }
    catch {
        // Too late for a window; the reason must reach the person all the same.
        await tellPrivately(visit, plainMessage(escapeMrkdwn(sentence)));
    }
}
function refuseWithoutSecrets(body) {
    if (!("secrets_left_out" in body))
        return;
    throw new AppError("unavailable", {
        say: "Chat SDR was restarted before it could sign in, and it writes no password down. Please fill in the form once more.",
    });
}
//# sourceMappingURL=submit-form.js.map