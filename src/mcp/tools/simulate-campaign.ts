import { z } from "zod";
import { campaign } from "../arguments.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { inBrief } from "../tool-schema.ts";
import { plainOrNone, plainText, TEXT_LIMITS } from "../untrusted.ts";
import { campaignLabel, toCampaignLabel } from "../views/campaign-view.ts";
import { withoutName } from "../without-name.ts";

/** Leaves room in an answer for the figures beside the touches. */
const MOST_TOUCHES = 80;

/** What a campaign would send, by the scheduler's own code. */
export const simulateCampaign = defineTool({
  name: "simulate_campaign",
  title: "Simulate campaign",
  description:
    "Forecast on a virtual clock: what a campaign would send, when and from which mailbox, if every draft were approved at once; and which touches never go.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({
    campaign,
    limit: z.int().min(1).max(MOST_TOUCHES).default(30).describe("Most touches listed."),
  }),
  output: z.object({
    campaign: inBrief(campaignLabel, "The campaign."),
    assumptions: z.array(z.string()).describe("What it takes for granted."),
    blockers: inBrief(
      z.array(z.object({ reason: z.string(), next: z.string().optional() })),
      "What holds everything back now: reason, next.",
    ),
    totals: inBrief(
      z.object({ would_send: z.int(), never: z.int(), later: z.int() }),
      "Touches: would_send, never, later.",
    ),
    by_day: inBrief(
      z.array(z.object({ day: z.string(), would_send: z.int() })),
      "day, would_send; in the campaign's zone.",
    ),
    never_because: inBrief(
      z.array(z.object({ reason: z.string(), touches: z.int() })),
      "reason, touches.",
    ),
    touches: inBrief(
      z.array(
        z.object({
          lead_id: z.string(),
          step_number: z.int(),
          channel: z.string(),
          mailbox_address: z.string().optional(),
          outcome: z.string(),
          starts_at: z.string().optional(),
          local_time: z.string().optional(),
          time_zone: z.string(),
          reason: z.string().optional(),
        }),
      ),
      "In order of time: lead_id, step_number, mailbox_address, outcome, starts_at, local_time, reason.",
    ),
    touches_left_out: z.int().describe("Counted, not listed."),
    leads_left_out: z.int().describe("Enrolled, not looked at."),
    ...truncatedField,
  }),
  async handle(core, actor, args) {
    const found = await core.simulateCampaign(actor, args);
    const names = new Map(found.touches.map((touch) => [touch.lead_id, touch.full_name]));
    const nameless = (sentence: string) =>
      [...names.values()].reduce(withoutName, plainText(sentence, TEXT_LIMITS.sentence));
    return {
      ...found,
      campaign: toCampaignLabel(found.campaign),
      blockers: found.blockers.map(({ reason, next }) => ({
        reason: plainText(reason, TEXT_LIMITS.sentence),
        next: plainOrNone(next, TEXT_LIMITS.sentence),
      })),
      by_day: found.by_day.slice(0, 60),
      never_because: found.never_because
        .slice(0, 10)
        .map(({ reason, touches }) => ({ reason: nameless(reason), touches })),
      touches: found.touches.map(({ at, mailbox, local_time, ...touch }) => ({
        ...touch,
        mailbox_address: mailbox ?? undefined,
        starts_at: at ?? undefined,
        local_time: local_time ?? undefined,
        reason: touch.reason ? withoutName(touch.reason, touch.full_name) : undefined,
      })),
    };
  },
});
