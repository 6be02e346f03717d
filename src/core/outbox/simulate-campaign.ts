import { z } from "zod";
import { campaignRef, campaignSummary } from "../campaigns/campaign.ts";
import { campaignZone } from "../campaigns/campaign-zone.ts";
import { summarizeCampaign } from "../campaigns/describe-campaign.ts";
import { type Campaign, findCampaign } from "../campaigns/find-campaign.ts";
import { findObstacles } from "../campaigns/find-obstacles.ts";
import { readSteps } from "../campaigns/read-steps.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { refuseSwitchedOff } from "./decide-send.ts";
import { readSending } from "./read-gate-facts.ts";
import { readSimulationFacts } from "./read-simulation-facts.ts";
import { simulateSends } from "./simulate-sends.ts";
import { summarizeSimulation } from "./summarize-simulation.ts";

const blocker = z.object({
  reason: z.string().describe("What holds everything back."),
  next: z.string().nullable().describe("What a person can do."),
});

const simulatedTouch = z.object({
  lead_id: z.string(),
  full_name: z.string().describe("Name of the lead."),
  step_number: z.number().int(),
  channel: z.string(),
  mailbox: z.string().nullable().describe("Address it would leave from."),
  outcome: z.enum(["would_send", "never", "later"]).describe("later: beyond what was looked at."),
  at: z.string().nullable().describe("When it would leave (ISO, UTC)."),
  local_time: z.string().nullable().describe("The same on the lead's clock, YYYY-MM-DD HH:MM."),
  time_zone: z.string().describe("The lead's IANA zone."),
  reason: z.string().nullable().describe("Why it would not."),
});

/** Said with every answer. */
const ASSUMPTIONS = [
  "Every waiting draft is approved at once by a person, and every draft can be written.",
  "Nobody replies, unsubscribes or bounces; connected inboxes are read in time.",
  "The random part of the gap between two messages is taken at its mean.",
];
const IF_LIFTED = "What holds everything back is lifted now.";

/**
 * What a campaign would send, when, to whom, and what it would not and why, by the send gate's own code on
 * a virtual clock. Looks a year ahead. Nothing is sent or stored.
 */
export const simulateCampaign = defineOperation({
  name: "simulate_campaign",
  needs: "read",
  input: z.object({
    campaign: campaignRef,
    leads: z.number().int().min(1).max(500).default(200).describe("Most leads looked at."),
    limit: z.number().int().min(1).max(2000).default(200).describe("Most touches listed."),
  }),
  output: z.object({
    campaign: campaignSummary,
    from: z.string().describe("Where the virtual clock starts (ISO, UTC)."),
    assumptions: z.array(z.string()).describe("What the answer takes for granted."),
    blockers: z
      .array(blocker)
      .describe("What holds everything back; the times count from its end."),
    touches: z.array(simulatedTouch).describe("In order of time; those that never go come last."),
    touches_left_out: z.number().int().describe("Touches that are counted but not listed."),
    leads_left_out: z.number().int().describe("Enrolled leads that were not looked at."),
    totals: z.object({
      would_send: z.number().int(),
      never: z.number().int(),
      later: z.number().int(),
    }),
    time_zone: z.string().describe("Zone of the days."),
    by_day: z.array(z.object({ day: z.string(), would_send: z.number().int() })),
    never_because: z.array(z.object({ reason: z.string(), touches: z.number().int() })),
    first_at: z.string().nullable().describe("First message (ISO, UTC)."),
    last_at: z.string().nullable().describe("Last message (ISO, UTC)."),
  }),
  async run(tenant, input) {
    const campaign = await findCampaign(tenant.tx, input.campaign);
    const summary = await summarizeCampaign(tenant.tx, campaign);
    const facts = await readSimulationFacts(tenant, campaign, input.leads);
    const looked = facts.enrollments.filter(({ shown }) => shown).length;
    const blockers = await findBlockers(tenant, campaign);
    const time_zone = (await campaignZone(tenant))(campaign) || "UTC";
    const addresses = new Map(facts.mailboxes.map(({ id, address }) => [id, address]));
    const simulated = summarizeSimulation(simulateSends(facts), { time_zone, addresses });
    return {
      campaign: summary,
      from: facts.now.toISOString(),
      assumptions: blockers.length > 0 ? [IF_LIFTED, ...ASSUMPTIONS] : ASSUMPTIONS,
      blockers,
      leads_left_out: summary.figures.leads - looked,
      time_zone,
      ...simulated,
      touches: simulated.touches.slice(0, input.limit),
      touches_left_out: Math.max(0, simulated.touches.length - input.limit),
    };
  },
});

async function findBlockers(
  tenant: Tenant,
  campaign: Campaign,
): Promise<z.infer<typeof blocker>[]> {
  const sending = await readSending(tenant);
  const touch = { kind: "sequence" };
  const switches = [
    refuseSwitchedOff({ sending, campaign, touch }),
    refuseSwitchedOff({ sending: { on: true, reason: null }, campaign, touch }),
  ].filter((refusal) => refusal !== null);
  const obstacles = await findObstacles(tenant, campaign, await readSteps(tenant.tx, campaign));
  const all = [
    ...switches.map(({ reason, next }) => ({ reason, next })),
    ...obstacles.map(({ say, next }) => ({ reason: say, next: next ?? null })),
  ];
  return [...new Map(all.map((one) => [one.reason, one])).values()];
}
