import { asAppError } from "../../core/errors.js";
import { answerForm } from "./answer-form.js";
import { onceOf, readDelivery } from "./read-delivery.js";
/** What all our deliveries are called in the database. */
const KIND = "slack";
/** A delivery that took its process down this often is set aside. */
const MAX_ATTEMPTS = 3;
const RECOVERED_AT_ONCE = 5;
const noAck = () => Promise.resolve();
/** The rule of deliveries: one insert, the acknowledgement, and then the work, from the row. */
export function createDeliveryDesk({ core, log, process }) {
    const underway = new Map();
    async function work(key, body) {
        let failure = null;
        try {
            await process({ body, ack: noAck, customProperties: { once: onceOf(key) } });
        }
        catch (error) {
            failure = asAppError(error).code;
            log.error({ key, error: String(error) }, "a Slack delivery failed");
        }
        try {
            await core.slack.finishDelivery(key, failure);
        }
        catch (error) {
            log.error({ key, error: String(error) }, "a Slack delivery could not be closed");
        }
    }
    function begin(key, body) {
        const working = work(key, body).finally(() => underway.delete(key));
        underway.set(key, working);
        return working;
    }
    return {
        async take({ body, ack }) {
            const incoming = readDelivery(body);
            if (!incoming)
                return ack();
            const form = answerForm(incoming.body);
            if (form.refused)
                return ack(form.answer);
            const { key, stored } = incoming;
            const fresh = await core.slack.recordDelivery({ key, kind: KIND, payload: stored });
            await ack(form.answer);
            if (fresh)
                await begin(key, incoming.body);
        },
        async recover() {
            const open = await core.slack.claimDeliveries(KIND, RECOVERED_AT_ONCE);
            for (const { key, payload, attempts } of open) {
                if (underway.has(key))
                    continue;
                log.warn({ key, attempts }, "a Slack delivery was left open");
                if (attempts > MAX_ATTEMPTS)
                    await core.slack.finishDelivery(key, "gave_up");
                else
                    await begin(key, payload);
            }
            return open.length === RECOVERED_AT_ONCE;
        },
        async drain() {
            await Promise.allSettled(underway.values());
        },
    };
}
//# sourceMappingURL=delivery-desk.js.map