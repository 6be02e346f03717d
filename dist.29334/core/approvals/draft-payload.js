import { z } from "zod";
/** `sequence_steps.payload`: the words of a touch as they will leave. */
export const draftPayload = z.object({
    subject: z.string().nullable().default(null),
    body: z.string().default(""),
    footer: z.string().default(""),
    variant: z.string().nullable().default(null),
    used: z.array(z.object({ name: z.string(), value: z.string(), source: z.string() })).default([]),
    writer: z.string().default(""),
});
/** The text that is sent: body, then the footer where there is one. */
export function wholeText(payload) {
    return payload.footer ? `${payload.body}\n\n${payload.footer}` : payload.body;
}
//# sourceMappingURL=draft-payload.js.map