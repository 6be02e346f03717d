import { z } from "zod";
import { defineOperation } from "../operation.ts";

/** Never contact these again: addresses, whole domains, or leads as persons. One way. */
export const suppressContacts = defineOperation({
  name: "suppress_contacts",
  needs: "write",
  input: z.object({
    lead_ids: z.array(z.uuid()).max(100).default([]),
    addresses: z.array(z.string().max(320)).max(100).default([]),
    domains: z.array(z.string().max(255)).max(100).default([]),
    reason: z.string().max(300).default(""),
    idempotency_key: z
      .string()
      .min(8)
      .max(100)
      .optional()
      .describe("Repeat a call with the same key and it happens once."),
  }),
  output: z.object({
    suppressed: z.number().int().describe("New suppressions."),
    already: z.number().int(),
    steps_skipped: z.number().int(),
    already_sending: z.array(z.string()),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
