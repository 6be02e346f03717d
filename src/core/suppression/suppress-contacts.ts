import { z } from "zod";
import { AppError } from "../errors.ts";
import { idempotencyKey } from "../idempotency-key.ts";
import { cleanEmail } from "../leads/csv/clean-email.ts";
import { refuseUnknownLeads } from "../leads/refuse-unknown-leads.ts";
import { defineOperation } from "../operation.ts";
import { type SuppressionEntry, suppress } from "./suppress.ts";

/** Never contact these again: addresses, whole domains, or leads as persons. One way. */
export const suppressContacts = defineOperation({
  name: "suppress_contacts",
  needs: "write",
  input: z.object({
    lead_ids: z.array(z.uuid()).max(100).default([]),
    addresses: z.array(z.string().max(320)).max(100).default([]),
    domains: z.array(z.string().max(255)).max(100).default([]),
    reason: z.string().max(300).default(""),
    idempotency_key: idempotencyKey,
  }),
  output: z.object({
    suppressed: z.number().int().describe("New suppressions."),
    already: z.number().int(),
    steps_skipped: z.number().int(),
    already_sending: z.array(z.string()),
  }),
  async run(tenant, input) {
    const contacts = readContacts(input);
    await refuseUnknownLeads(tenant.tx, input.lead_ids);
    const note = input.reason.trim();
    const done = await suppress(
      tenant,
      contacts.map((contact) => ({
        ...contact,
        reason: "manual",
        source: tenant.actor.id,
        ...(note ? { note } : {}),
      })),
    );
    await tenant.audit({
      action: "suppress_contacts",
      subject_type: "suppression",
      fields: ["do_not_contact_reason"],
      detail: {
        suppressed: done.added,
        already: done.already,
        leads: done.lead_ids.length,
        steps_skipped: done.steps_skipped,
      },
    });
    return {
      suppressed: done.added,
      already: done.already,
      steps_skipped: done.steps_skipped,
      already_sending: done.already_sending.map(({ full_name }) => full_name),
    };
  },
});

type Contact = Pick<SuppressionEntry, "scope" | "value">;

/** Each once, whatever its spelling. */
function readContacts(input: {
  lead_ids: string[];
  addresses: string[];
  domains: string[];
}): Contact[] {
  const contacts: Contact[] = [
    ...input.lead_ids.map((value): Contact => ({ scope: "person", value })),
    ...input.addresses.map((text, index): Contact => readAddress(text, `addresses.${index}`)),
    ...input.domains.map((text, index): Contact => readDomain(text, `domains.${index}`)),
  ];
  if (contacts.length === 0) {
    throw new AppError("invalid_input", {
      say: "Say who must not be contacted.",
      field: "lead_ids",
      next: "Give lead_ids, addresses or domains.",
    });
  }
  const distinct = new Map(contacts.map((one) => [`${one.scope}:${one.value.toLowerCase()}`, one]));
  return [...distinct.values()];
}

function readAddress(text: string, field: string): Contact {
  const clean = cleanEmail(text.trim());
  if ("email" in clean) return { scope: "address", value: clean.email.toLowerCase() };
  throw new AppError("invalid_input", {
    say: `"${text}" is no e-mail address: ${clean.reason}`,
    field,
    next: "Correct the address and try again; nothing was suppressed.",
  });
}

/** `@Acme.example`, `acme.example` and `https://acme.example/x` mean the same domain. */
function readDomain(text: string, field: string): Contact {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?@?/i, "")
    .replace(/\/.*$/, "");
  const clean = cleanEmail(`x@${bare}`);
  if ("email" in clean) return { scope: "domain", value: clean.email.slice(2).toLowerCase() };
  throw new AppError("invalid_input", {
    say: `"${text}" is no domain.`,
    field,
    next: "Give a domain such as example.com; nothing was suppressed.",
  });
}
