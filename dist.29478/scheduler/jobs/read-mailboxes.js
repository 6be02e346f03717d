/** Fetches new mail of every mailbox. */
export function readMailboxes({ core, signal }) {
    return core.clock.syncMailboxes({ limit: 50, signal });
}
//# sourceMappingURL=read-mailboxes.js.map