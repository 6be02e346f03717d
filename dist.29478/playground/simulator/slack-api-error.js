/** A refusal of the Web API: `error` is Slack's own name for it, `messages` go to response_metadata. */
export class SlackApiError extends Error {
    name = "SlackApiError";
    error;
    messages;
    extra;
    constructor(error, messages = [], { extra = {}, cause } = {}) {
        super([error, ...messages].join(": "), { cause });
        this.error = error;
        this.messages = messages;
        this.extra = extra;
    }
    /** The body Slack answers with, HTTP status 200. */
    toBody() {
        const body = { ok: false, error: this.error, ...this.extra };
        if (this.messages.length === 0)
            return body;
        const messages = this.messages.map((message) => `[ERROR] ${message}`);
        return { ...body, errors: [...this.messages], response_metadata: { messages } };
    }
}
//# sourceMappingURL=slack-api-error.js.map