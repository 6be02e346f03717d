/** When the next approved message or draft of this tenant is due (UTC); null when nothing waits. */
export async function nextSendAt({ tx }) {
    const [row] = await tx.$queryRaw `
    select min(send_time) as at from sequence_steps where status = 'scheduled' and delivery_state = 'idle'`;
    return row?.at ?? null;
}
//# sourceMappingURL=next-send-at.js.map