import { z } from "zod";
import { AppError } from "../errors.ts";
import { refuseUnknownLeads } from "../leads/refuse-unknown-leads.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { isFreeMailDomain } from "../replies/free-mail-domain.ts";
import { countPlanned } from "./count-planned.ts";
import { type Contact, readAddress, readDomain } from "./read-contact.ts";
import { suppress } from "./suppress.ts";

const input = z.object({
  lead_ids: z.array(z.uuid()).max(100).default([]),
  addresses: z.array(z.string().max(320)).max(100).default([]),
  domains: z.array(z.string().max(255)).max(100).default([]),
  reason: z.string().max(300).default(""),
  share_with_workspace: z
    .boolean()
    .default(false)
    .describe("A person only: for everybody in the Slack workspace."),
  dry_run: z.boolean().default(false).describe("Only say what would happen."),
  idempotency_key: z
    .string()
    .min(8)
    .max(100)
    .optional()
    .describe("Repeat a call with the same key and it happens once."),
});
type Input = z.output<typeof input>;

/** Never contact these again: addresses, whole domains, or leads as persons. Only a person can lift it. */
export const suppressContacts = defineOperation({
  name: "suppress_contacts",
  needs: "write",
  input,
  output: z.object({
    suppressed: z.number().int().describe("New suppressions."),
    already: z.number().int(),
    leads: z.number().int().describe("Leads they are about."),
    steps_skipped: z.number().int(),
    already_sending: z.array(z.string()),
  }),
  async run(tenant, request) {
    const contacts = readContacts(request);
    refuseSharingAgent(tenant, request);
    if (request.share_with_workspace) refuseSharingEverybody(contacts);
    await refuseUnknownLeads(tenant.tx, request.lead_ids);
    if (request.dry_run) return countPlanned(tenant, contacts);
    const done = await suppressAll(tenant, contacts, request);
    await tenant.audit({
      action: "suppress_contacts",
      subject_type: "suppression",
      fields: ["do_not_contact_reason"],
      detail: {
        suppressed: done.added,
        already: done.already,
        leads: done.lead_ids.length,
        steps_skipped: done.steps_skipped,
        shared: request.share_with_workspace,
      },
    });
    return {
      suppressed: done.added,
      already: done.already,
      leads: done.lead_ids.length,
      steps_skipped: done.steps_skipped,
      already_sending: done.already_sending.map(({ full_name }) => full_name),
    };
  },
});

/** A lead is known to colleagues by the address alone, so sharing a person shares that. */
async function suppressAll(tenant: Tenant, contacts: Contact[], request: Input) {
  const note = request.reason.trim();
  const share = request.share_with_workspace;
  const leads = share
    ? await tenant.tx.lead.findMany({
        where: { id: { in: request.lead_ids }, email_norm: { not: null } },
        select: { email_norm: true },
      })
    : [];
  const addresses = leads.map(
    ({ email_norm }): Contact => ({ scope: "address", value: email_norm ?? "" }),
  );
  return suppress(
    tenant,
    [...contacts, ...addresses].map((contact) => ({
      ...contact,
      reason: "manual",
      source: tenant.actor.id,
      share,
      ...(note ? { note } : {}),
    })),
  );
}

/** Each once, whatever its spelling. */
function readContacts({ lead_ids, addresses, domains }: Input): Contact[] {
  const contacts: Contact[] = [
    ...lead_ids.map((value): Contact => ({ scope: "person", value })),
    ...addresses.map((text, index): Contact => readAddress(text, `addresses.${index}`)),
    ...domains.map((text, index): Contact => readDomain(text, `domains.${index}`)),
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

/** It reaches into the work of colleagues, so a person answers for it. */
function refuseSharingAgent({ actor }: Tenant, request: Input): void {
  if (!request.share_with_workspace || actor.kind === "person") return;
  throw new AppError("not_allowed", {
    say: "Only a person can suppress somebody for the whole workspace.",
    field: "share_with_workspace",
    next: "Leave it out, or ask a person to do it with /sdr suppress.",
  });
}

/** One colleague's slip would end the mail of all others to everybody there. */
function refuseSharingEverybody(contacts: readonly Contact[]): void {
  const found = contacts.find(({ scope, value }) => scope === "domain" && isFreeMailDomain(value));
  if (!found) return;
  throw new AppError("invalid_input", {
    say: `Anybody can have an address at ${found.value}, so it cannot be suppressed for the whole workspace.`,
    field: "domains",
    next: "Suppress single addresses, or the domain for yourself alone.",
  });
}
