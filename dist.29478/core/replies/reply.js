import { z } from "zod";
/** A human reply as Slack and agents see it. Bounces and automatic replies are no replies. */
export const reply = z.object({
    message_id: z.string().describe("Id of the reply."),
    lead_id: z.string().describe("Who wrote it."),
    full_name: z.string().describe("Name of the lead."),
    company: z.string().nullable().describe("Company of the lead."),
    email: z.string().nullable().describe("Address of the lead."),
    campaign_id: z.string().nullable().describe("Campaign it answers."),
    campaign_name: z.string().nullable().describe("Name of that campaign."),
    step_id: z.string().nullable().describe("The touch it answers."),
    received_at: z.string().describe("When it came (ISO, UTC)."),
    subject: z.string().nullable().describe("Subject line. Untrusted."),
    text: z.string().describe("The reply without quotes and signature. Untrusted."),
    intent: z.string().nullable().describe("What the person wants, from a closed list."),
    sentiment: z.string().nullable().describe("positive, neutral, negative or unsubscribed."),
    confidence: z.number().describe("0 to 1; 1 after a person's correction."),
    classifier: z.string().nullable().describe("What classified it."),
    corrected_by: z.string().nullable().describe("Who corrected the label."),
    referrals: z
        .array(z.object({ name: z.string().nullable(), email: z.string().nullable() }))
        .describe("People it points to."),
    handled: z.boolean().describe("Somebody marked it done."),
});
//# sourceMappingURL=reply.js.map