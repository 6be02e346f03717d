import { z } from "zod";
import { asTouches, type Touch, touchSelect } from "../approvals/read-touch.ts";
import { findLead } from "../leads/find-lead.ts";
import { leadSummary } from "../leads/lead.ts";
import { toLeadSummary } from "../leads/to-lead-summary.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { sayTime } from "../say-time.ts";
import { decideSend, type Verdict } from "./decide-send.ts";
import { readGateFacts } from "./read-gate-facts.ts";

const touchAnswer = z.object({
  step_id: z.string().describe("Id of the touch."),
  campaign_name: z.string().describe("Its campaign."),
  step_number: z.number().int().describe("Its number in the sequence."),
  status: z.string().describe("pending, scheduled, sent, failed or skipped."),
  kind: z
    .enum(["sent", "ready", "waiting", "deferred", "blocked", "failed", "skipped"])
    .describe("waiting and blocked need a person; deferred goes on by itself."),
  reason: z.string().describe("Why, in a sentence."),
  until: z.string().nullable().describe("Earliest time it can go (ISO, UTC)."),
  next: z.string().nullable().describe("What a person can do."),
});
type TouchAnswer = z.infer<typeof touchAnswer>;

/** The true reason why nothing was sent to a lead, from the send gate's own code. */
export const whyNotSent = defineOperation({
  name: "why_not_sent",
  needs: "read",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead: leadSummary,
    answer: z.string().describe("One sentence: why, and what happens next."),
    touches: z.array(touchAnswer),
  }),
  async run(tenant, input) {
    const lead = await findLead(tenant.tx, input.lead);
    const rows = await tenant.tx.sequenceStep.findMany({
      where: { lead_id: lead.id },
      orderBy: [{ created_at: "asc" }, { step_number: "asc" }],
      take: 60,
      select: touchSelect,
    });
    const touches: TouchAnswer[] = [];
    for (const touch of await asTouches(tenant.tx, rows))
      touches.push(await explain(tenant, touch));
    return { lead: toLeadSummary(lead), answer: summarise(lead.full_name, touches), touches };
  },
});

async function explain(tenant: Tenant, touch: Touch): Promise<TouchAnswer> {
  const base = {
    step_id: touch.id,
    campaign_name: touch.campaign.name,
    step_number: touch.step_number,
    status: touch.status,
    until: null,
    next: null,
  };
  const known = settled(touch);
  if (known) return { ...base, ...known };
  return { ...base, ...judged(decideSend(await readGateFacts(tenant, touch))) };
}

type Why = Pick<TouchAnswer, "kind" | "reason"> & Partial<Pick<TouchAnswer, "until" | "next">>;

/** What is no question for the gate any more, or not yet one. */
function settled(touch: Touch): Why | null {
  switch (touch.status) {
    case "sent":
      return { kind: "sent", reason: touch.sent_at ? `Sent ${sayTime(touch.sent_at)}.` : "Sent." };
    case "skipped":
      return { kind: "skipped", reason: `Left out: ${touch.skip_reason ?? "skipped"}.` };
    case "failed":
      return {
        kind: "failed",
        reason: touch.last_error ?? "It failed.",
        next: "Mend the cause, then have it drafted again.",
      };
    case "pending":
      return undecided(touch);
    default:
      return underWay(touch);
  }
}

function undecided({ approval_state, last_error }: Touch): Why | null {
  if (approval_state === "expired") {
    const next = 'Press "Ask again" on its card.';
    return { kind: "blocked", reason: "Nobody decided on its draft in time.", next };
  }
  if (!last_error) return null;
  return { kind: "blocked", reason: last_error, next: "Complete the lead or the template." };
}

function underWay(touch: Touch): Why | null {
  if (touch.delivery_state === "sending")
    return { kind: "ready", reason: "It is on its way to the mail provider right now." };
  if (touch.delivery_state !== "uncertain") return null;
  return {
    kind: "blocked",
    reason: "Whether it went out is unknown.",
    next: "Answer on its card in Slack.",
  };
}

function judged(verdict: Verdict): Why {
  switch (verdict.kind) {
    case "go":
      return { kind: "ready", reason: "Nothing holds it back; it goes with the next tick." };
    case "deferred":
      return { kind: "deferred", reason: verdict.reason, until: verdict.until.toISOString() };
    case "unapproved":
      return { kind: "waiting", reason: verdict.reason, next: verdict.next };
    case "skip":
      return { kind: "skipped", reason: `Will be left out: ${verdict.reason}.` };
    default:
      return { kind: verdict.kind, reason: verdict.reason, next: verdict.next };
  }
}

/** The first touch that is still open explains the lead; those behind it only wait for it. */
function summarise(name: string, touches: TouchAnswer[]): string {
  const open = touches.find((touch) => touch.status === "pending" || touch.status === "scheduled");
  if (open) {
    const until = open.until ? ` Not before ${sayTime(new Date(open.until))}.` : "";
    const next = open.next ? ` ${open.next}` : "";
    return `Step ${open.step_number} of "${open.campaign_name}" for ${name}: ${open.reason}${until}${next}`;
  }
  const last = touches.at(-1);
  if (!last)
    return `${name} is in no campaign, so there is nothing to send. Enroll them with /sdr enroll.`;
  return `Nothing is left to send to ${name}. Last: step ${last.step_number} of "${last.campaign_name}": ${last.reason}`;
}
