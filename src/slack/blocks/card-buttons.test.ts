import { expect, test } from "vitest";
import { friendly, sampleCard, USER } from "../../../test/slack/samples.ts";
import type { ApprovalCard } from "../../core/approvals/approval-card.ts";
import { cardButtons } from "./card-buttons.ts";

test.each<[ApprovalCard["state"], string[] | undefined]>([
  ["waiting", ["Approve", "Edit", "Regenerate", "Skip", "Reject"]],
  ["approved", ["Take back"]],
  ["failed", ["Regenerate", "Skip"]],
  ["uncertain", ["It was sent", "Send again"]],
  ["sending", undefined],
  ["sent", undefined],
  ["skipped", undefined],
  ["rejected", undefined],
])("a card that is %s offers what can still be done", (state, labels) => {
  const row = cardButtons(sampleCard(friendly, { state }), USER);
  const shown = row?.elements.map((each) => ("text" in each ? each.text?.text : ""));
  expect(shown).toEqual(labels);
});
