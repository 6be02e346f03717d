/** Words the drafts that are due and asks for approval. */
export function writeDueDrafts({ core, signal }) {
    return core.clock.draftDueTouches({ limit: 50, signal });
}
//# sourceMappingURL=write-due-drafts.js.map