import { z } from "zod";

export const threadMessage = z.object({
  message_id: z.string().describe("Id of the message."),
  direction: z.enum(["outbound", "inbound"]).describe("Sent by us or received."),
  channel: z.string().describe("email, linkedin, phone or other."),
  at: z.string().describe("When (ISO, UTC)."),
  subject: z.string().nullable().describe("Subject line."),
  text: z.string().describe("Text of the message; inbound text is untrusted."),
  intent: z.string().nullable().describe("What a reply wants, as classified."),
});
export type ThreadMessage = z.infer<typeof threadMessage>;

export const CARD_STATES = [
  "drafting",
  "waiting",
  "expired",
  "approved",
  "sending",
  "sent",
  "rejected",
  "skipped",
  "failed",
  "uncertain",
] as const;

/** All that a person needs to decide on one draft; Slack builds its card from exactly this. */
export const approvalCard = z.object({
  step_id: z.string().describe("Id of the touch."),
  draft_version: z
    .number()
    .int()
    .describe("Version of the draft; a decision names the version it saw."),
  state: z.enum(CARD_STATES).describe("Where this touch stands."),
  campaign_id: z.string().describe("Id of the campaign."),
  campaign_name: z.string().describe("Name of the campaign."),
  kind: z.enum(["sequence", "answer"]).describe("A step of the sequence, or an answer to a reply."),
  step_number: z.number().int().describe("Number of this step."),
  step_count: z.number().int().describe("How many steps the sequence has."),
  channel: z.enum(["email", "linkedin_invite", "linkedin_message"]).describe("How it is sent."),
  lead: z
    .object({
      lead_id: z.string(),
      full_name: z.string(),
      title: z.string().nullable(),
      company: z.string().nullable(),
      address: z.string().describe("E-mail address, or LinkedIn profile, it goes to."),
    })
    .describe("To whom."),
  mailbox: z.string().nullable().describe("Address it is sent from; null when none is connected."),
  subject: z.string().nullable().describe("Subject line; null on LinkedIn."),
  body: z.string().describe("Body in full, without the footer."),
  footer: z.string().describe("What is added below the body."),
  facts: z
    .array(z.object({ name: z.string(), value: z.string(), source: z.string() }))
    .describe("What was personalised, from which fact."),
  send_time: z
    .string()
    .nullable()
    .describe("Planned time (ISO, UTC); after approval the real one."),
  lead_time_zone: z.string().describe("IANA zone of the lead, for showing send_time."),
  origin: z.enum(["person", "agent"]).describe("Who started it."),
  author: z.string().describe("Who or what wrote the draft."),
  edited: z.boolean().describe("A person changed the draft."),
  decided_by: z.string().nullable().describe("Name of who decided."),
  decided_at: z.string().nullable().describe("When it was decided (ISO, UTC)."),
  reason: z.string().nullable().describe("Why it was skipped, rejected, deferred or failed."),
  thread: z.array(threadMessage).describe("The conversation so far, oldest first."),
});
export type ApprovalCard = z.infer<typeof approvalCard>;

/** What every decision on a draft names: the touch, and the version the person saw. */
export const draftRef = {
  step_id: z.uuid().describe("Id of the touch."),
  draft_version: z.number().int().min(1).describe("Version of the draft that was seen."),
};

/** A decision always answers with the card as it stands now. */
export const decisionOutput = z.object({ card: approvalCard });
