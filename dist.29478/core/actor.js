export const ownerMay = ["read", "draft", "write", "decide"];
/** A named approver decides on drafts and sees nothing else. */
export const approverMay = ["decide"];
export const agentMay = ["read", "draft", "write"];
/** The clock acting for a tenant: background work, allowed to write but never to decide. */
export function clockActor(tenant) {
    return {
        kind: "clock",
        ...tenant,
        id: "scheduler",
        name: "Chat SDR",
        via: "scheduler",
        may: ["read", "draft", "write"],
    };
}
//# sourceMappingURL=actor.js.map