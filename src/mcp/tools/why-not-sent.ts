import { z } from "zod";
import { lead } from "../arguments.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { inBrief } from "../tool-schema.ts";
import { plainOrNone, TEXT_LIMITS } from "../untrusted.ts";
import { withoutName } from "../without-name.ts";

/** The send gate's own answer. */
export const whyNotSent = defineTool({
  name: "why_not_sent",
  title: "Why not sent",
  description:
    "The true reason why a lead got no message, from the send gate itself (approval, window, cap, replied, suppressed), and the earliest time.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({ lead }),
  output: z.object({
    lead_id: z.string().describe("Lead id."),
    answer: z.string().describe("Why, and what happens next."),
    touches: inBrief(
      z.array(
        z.object({
          step_id: z.string(),
          campaign_name: z.string(),
          step_number: z.int(),
          kind: z.string(),
          reason: z.string(),
          until: z.string().optional(),
          next: z.string().optional(),
        }),
      ),
      "Every touch: step_id, kind, reason, until, next.",
    ),
    ...truncatedField,
  }),
  async handle(core, actor, args) {
    const found = await core.whyNotSent(actor, args);
    const nameless = (sentence: string) => withoutName(sentence, found.lead.full_name);
    return {
      lead_id: found.lead.lead_id,
      answer: nameless(found.answer),
      touches: found.touches.map((touch) => ({
        ...touch,
        reason: nameless(touch.reason),
        until: touch.until ?? undefined,
        next: plainOrNone(touch.next, TEXT_LIMITS.sentence),
      })),
    };
  },
});
