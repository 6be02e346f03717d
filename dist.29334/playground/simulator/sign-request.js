import { createHmac } from "node:crypto";
/** Slack's v0 signature. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signRequest(body, secret, at) {
    const timestamp = Math.floor(at.getTime() / 1000);
    const mac = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
    return { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": `v0=${mac}` };
}
//# sourceMappingURL=sign-request.js.map