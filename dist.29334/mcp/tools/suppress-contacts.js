import { z } from "zod";
import { alreadySending, idempotencyKey, leadId } from "../arguments.js";
import { defineTool } from "../define-tool.js";
/** The one-way do-not-contact list. */
export const suppressContacts = defineTool({
    name: "suppress_contacts",
    title: "Suppress contacts",
    description: "Do-not-contact list, one way: never write again to these leads, e-mail addresses or whole domains. Pending messages to them are skipped.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
    },
    scope: "write",
    input: z.strictObject({
        lead_ids: z.array(leadId).max(100).optional().describe("People."),
        addresses: z.array(z.string().max(320)).max(100).optional().describe("E-mail addresses."),
        domains: z.array(z.string().max(255)).max(100).optional().describe("E.g. example.com."),
        reason: z.string().max(300).optional().describe("Why, for the record."),
        idempotency_key: idempotencyKey,
    }),
    output: z.object({
        suppressed: z.int().describe("New entries."),
        already: z.int().describe("Were on the list."),
        steps_skipped: z.int().describe("Messages that will not leave."),
        already_sending: alreadySending,
    }),
    async handle(core, actor, args) {
        const done = await core.suppressContacts(actor, args);
        return { ...done, already_sending: done.already_sending.length };
    },
});
//# sourceMappingURL=suppress-contacts.js.map