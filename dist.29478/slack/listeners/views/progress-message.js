import { setTimeout as wait } from "node:timers/promises";
import { QUIET } from "../../visit/tell.js";
/** Slack lets a message be updated about once a second. */
const BETWEEN_UPDATES_MS = 1500;
/** A direct message that is updated while something runs. */
export async function startProgress(visit, first) {
    const { client, log } = visit;
    const posted = await client.chat.postMessage({
        channel: visit.person.slack_user_id,
        ...first,
        ...QUIET,
    });
    const place = { channel: posted.channel ?? "", ts: posted.ts ?? "" };
    let resting = false;
    let underway = Promise.resolve();
    const update = (message) => client.chat.update({ ...place, ...message });
    return {
        show(message) {
            if (resting)
                return;
            resting = true;
            underway = update(message).catch((error) => {
                log.debug({ error: String(error) }, "a progress message was not updated");
            });
            void underway
                .then(() => wait(BETWEEN_UPDATES_MS, undefined, { ref: false }))
                .then(() => {
                resting = false;
            });
        },
        async finish(message) {
            resting = true;
            await underway;
            await update(message);
        },
    };
}
//# sourceMappingURL=progress-message.js.map