/** The actor with the name a local client gave itself, for the audit log: `mcp:some-desktop`. */
export function actorOfClient(actor, clientName) {
    const name = (clientName ?? "")
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 40);
    return name ? { ...actor, id: `mcp:${name}` } : actor;
}
//# sourceMappingURL=actor-of-client.js.map