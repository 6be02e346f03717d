import { setTimeout as wait } from "node:timers/promises";
import { signRequest } from "./sign-request.js";
/**
 * Sends one signed request to the app and reports its answer. Under `deliver_twice` the same payload
 * goes out a second time, marked as Slack marks a retry; only the first answer counts.
 */
export async function deliver(options, parcel) {
    const { deliver_twice, slow_ms } = options.conditions;
    if (slow_ms > 0)
        await wait(slow_ms);
    const first = send(options, parcel);
    if (!deliver_twice)
        return first;
    const [answer] = await Promise.all([first, send(options, parcel, { num: 1 })]);
    return answer;
}
/** The same payload once more, as after an answer that did not come in time. */
export async function redeliver(options, parcel, num) {
    return send(options, parcel, { num });
}
async function send(options, { body, content_type }, retry) {
    const marks = retry
        ? { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": "http_timeout" }
        : {};
    try {
        const response = await options.fetch(options.eventsUrl(), {
            method: "POST",
            body,
            headers: {
                "content-type": content_type,
                ...signRequest(body, options.signingSecret, options.signedAt()),
                ...marks,
            },
            signal: AbortSignal.timeout(options.ackTimeoutMs),
        });
        const text = await response.text();
        if (!response.ok)
            return { outcome: "refused", status: response.status };
        const type = response.headers.get("content-type") ?? "";
        return { outcome: "acknowledged", status: response.status, content_type: type, body: text };
    }
    catch (error) {
        const late = error instanceof Error && error.name === "TimeoutError";
        return { outcome: late ? "timed_out" : "unreachable" };
    }
}
//# sourceMappingURL=deliver.js.map