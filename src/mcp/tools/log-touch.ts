import { z } from "zod";
import { LOGGED_CHANNELS, TOUCH_OUTCOMES } from "../../core/leads/logged-touch.ts";
import { alreadySending, idempotencyKey, lead } from "../arguments.ts";
import { defineTool } from "../define-tool.ts";

/** Writes a call or another touch into a lead's conversation. */
export const logTouch = defineTool({
  name: "log_touch",
  title: "Log touch",
  description:
    "Record a phone call or other contact made elsewhere. Unless they only got a message, what was planned for them stops.",
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: false,
    openWorldHint: false,
  },
  scope: "write",
  input: z.strictObject({
    lead,
    channel: z.enum(LOGGED_CHANNELS).describe("How."),
    direction: z.enum(["outbound", "inbound"]).default("outbound").describe("inbound: they came."),
    outcome: z.enum(TOUCH_OUTCOMES).describe("Result."),
    note: z.string().max(4000).default("").describe("What was said."),
    idempotency_key: idempotencyKey,
  }),
  output: z.object({
    message_id: z.string().describe("Entry in the thread."),
    status: z.string().describe("Lead status now."),
    steps_skipped: z.int().describe("Messages cancelled."),
    already_sending: alreadySending,
  }),
  async handle(core, actor, args) {
    const logged = await core.logTouch(actor, args);
    const { message_id, steps_skipped, already_sending } = logged;
    const { status } = logged.lead;
    return { message_id, status, steps_skipped, already_sending: already_sending.length };
  },
});
