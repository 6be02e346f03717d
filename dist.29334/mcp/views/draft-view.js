import { z } from "zod";
import { plainOrNone, plainText, untrustedEnvelope } from "../untrusted.js";
export const draftText = untrustedEnvelope(["draft"], {
    subject: z.string().optional().describe("Subject."),
    body: z.string().describe("Body."),
    footer: z.string().optional().describe("Added below the body."),
});
/** One touch and its draft, as far as an agent needs it. */
export const draftView = z.object({
    step_id: z.string().describe("Touch id."),
    draft_version: z.int().describe("Version of the draft."),
    state: z.string().describe("Where it stands."),
    send_time: z.string().optional().describe("Planned, ISO UTC."),
    reason: z.string().optional().describe("Why refused, put off or failed."),
});
export function toDraftView(card) {
    return {
        step_id: card.step_id,
        draft_version: card.draft_version,
        state: card.state,
        send_time: card.send_time ?? undefined,
        reason: plainOrNone(card.reason, 300),
    };
}
/** The wording of a draft. It repeats fields of the lead, so it is fenced. */
export function toDraftText(text) {
    return {
        untrusted: true,
        source: "draft",
        subject: plainOrNone(text.subject, 250),
        body: plainText(text.body, 10_000),
        footer: plainOrNone(text.footer, 1_000),
    };
}
//# sourceMappingURL=draft-view.js.map