import { ReplyIntent } from "../../../core/replies/reading/classification.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { showReplies } from "../commands/replies.ts";
import type { ActionListener } from "./action-listener.ts";

/** More replies: the next page. */
export const moreReplies: ActionListener = {
  action: ACTIONS.moreReplies,
  run(visit, { value }) {
    const { id, extra: cursor } = unpackOwned(value);
    const intent = ReplyIntent.safeParse(id).data ?? null;
    return showReplies(visit, { intent, cursor });
  },
};
