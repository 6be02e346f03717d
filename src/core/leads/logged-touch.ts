import { z } from "zod";

/** Where a touch may be logged that Chat SDR did not carry itself. */
export const LOGGED_CHANNELS = ["phone", "other"] as const;
/** What came of it; everything but a message left means that the person answered. */
export const TOUCH_OUTCOMES = [
  "left_message",
  "spoke",
  "not_interested",
  "do_not_contact",
] as const;

export const loggedTouch = z.object({
  lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  channel: z.enum(LOGGED_CHANNELS),
  direction: z
    .enum(["outbound", "inbound"])
    .default("outbound")
    .describe("inbound: they called or came to us."),
  outcome: z.enum(TOUCH_OUTCOMES),
  note: z.string().trim().max(4000).default("").describe("What was said."),
  idempotency_key: z
    .string()
    .min(8)
    .max(100)
    .optional()
    .describe("Repeat a call with the same key and it happens once."),
});
export type LoggedTouch = z.output<typeof loggedTouch>;
type Outcome = LoggedTouch["outcome"];

/** What the conversation and the skipped messages say about it. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  left_message: "Left a message",
  spoke: "Spoke",
  not_interested: "Not interested",
  do_not_contact: "Asked not to be contacted",
};
