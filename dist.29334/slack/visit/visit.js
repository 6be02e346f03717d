export const NOWHERE = {
    channel: null,
    thread_ts: null,
    message_ts: null,
    ephemeral: false,
    response_url: null,
};
//# sourceMappingURL=visit.js.map