/** Sends what was approved and is due. */
export function sendDueMessages({ core, signal }) {
    return core.clock.sendDueTouches({ limit: 50, signal });
}
//# sourceMappingURL=send-due-messages.js.map