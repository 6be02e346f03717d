/** One reply as people and agents see it; `not_found` when it is no reply of this tenant. */
export async function readReply(_tenant, _message_id) {
    throw new Error("not built yet");
}
//# sourceMappingURL=read-reply.js.map