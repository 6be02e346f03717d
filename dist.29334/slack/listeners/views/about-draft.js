import { packDraft, unpackDraft } from "../../button-value.js";
/** The draft a window was opened for. */
export function readDraft(about) {
    return unpackDraft(packDraft(about));
}
//# sourceMappingURL=about-draft.js.map