import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { advanceLead } from "./advance-lead.ts";
import { findLead } from "./find-lead.ts";
import { leadSummary } from "./lead.ts";
import { type LoggedTouch, loggedTouch, OUTCOME_WORDS } from "./logged-touch.ts";
import { stopPlanned } from "./stop-planned.ts";
import { toLeadSummary } from "./to-lead-summary.ts";

/**
 * Writes a call or another touch into the conversation with a lead. Who answered gets nothing more of what
 * was planned, as after a reply by mail; who wants no contact is suppressed. On an agent's word things only
 * stop: it makes nobody negative or unsubscribed.
 */
export const logTouch = defineOperation({
  name: "log_touch",
  needs: "write",
  input: loggedTouch,
  output: z.object({
    message_id: z.string().describe("The entry in the conversation."),
    lead: leadSummary,
    steps_skipped: z.number().int().describe("Planned messages that will not be sent."),
    already_sending: z.array(z.string()).describe("Names of leads whose message was on its way."),
  }),
  async run(tenant, touch) {
    const { tx } = tenant;
    refuseAbsurd(touch);
    const lead = await findLead(tx, touch.lead);
    const stopped = await stopPlanned(tenant, lead, touch);
    const message_id = await insertEntry(tenant, lead.id, touch);
    await moveLead(tenant, lead.id, touch);
    await tenant.audit({
      action: "log_touch",
      subject_type: "message",
      subject_id: message_id,
      fields: ["channel", "direction", "body", "status"],
      detail: { outcome: touch.outcome, steps_skipped: stopped.skipped },
    });
    return {
      message_id,
      lead: toLeadSummary(await findLead(tx, lead.id)),
      steps_skipped: stopped.skipped,
      already_sending: stopped.already_sending.map(({ full_name }) => full_name),
    };
  },
});

function refuseAbsurd({ direction, outcome }: LoggedTouch): void {
  if (direction === "outbound" || outcome !== "left_message") return;
  throw new AppError("invalid_input", {
    say: "Who came to us with a message has answered; log it as spoke.",
    field: "outcome",
    next: "Give the outcome spoke, or the direction outbound.",
  });
}

const SENTIMENTS: Partial<Record<LoggedTouch["outcome"], string>> = {
  not_interested: "negative",
  do_not_contact: "unsubscribed",
};

/** Dealt with by whoever logs it, so it never waits among the replies. */
async function insertEntry(tenant: Tenant, lead_id: string, touch: LoggedTouch): Promise<string> {
  const { tx, user_id, actor, now } = tenant;
  const { channel, direction, outcome, note } = touch;
  const inbound = direction === "inbound";
  const words = OUTCOME_WORDS[outcome];
  const row = await tx.message.create({
    data: {
      ...{ user_id, lead_id, channel, direction },
      subject: channel === "phone" ? `Call: ${words.toLowerCase()}` : words,
      body: note || `${words}.`,
      status: inbound ? "delivered" : "sent",
      meta: { logged_by: actor.id, outcome },
      kind: inbound ? "human" : null,
      sentiment: inbound ? (SENTIMENTS[outcome] ?? null) : null,
      handled_at: now,
      created_at: now,
    },
    select: { id: true },
  });
  return row.id;
}

async function moveLead({ tx, actor }: Tenant, lead_id: string, { outcome }: LoggedTouch) {
  await advanceLead(tx, lead_id, outcome === "left_message" ? "contacted" : "replied");
  if (outcome === "not_interested" && actor.kind === "person") {
    await advanceLead(tx, lead_id, "negative");
  }
}
