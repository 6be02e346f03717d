import { type DraftValue, packDraft, unpackDraft } from "../../button-value.ts";

/** The draft a window was opened for. */
export function readDraft(about: Record<string, unknown>): DraftValue {
  return unpackDraft(packDraft(about as DraftValue));
}
