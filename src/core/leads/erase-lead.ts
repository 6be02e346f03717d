import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { suppress } from "../suppression/suppress.ts";
import { eraseMail } from "./erase-mail.ts";
import { erasePosts } from "./erase-posts.ts";
import { eraseTraces } from "./erase-traces.ts";
import { findIdentity, type Identity } from "./find-identity.ts";
import { findLead } from "./find-lead.ts";
import { findSamePerson } from "./find-same-person.ts";
import { keepAliasesAway } from "./keep-aliases-away.ts";

/**
 * The right to be forgotten (GDPR, Article 17): deletes a lead and everything of theirs, other leads of
 * the same LinkedIn profile included, and leaves keyed hashes in the suppressions, so that no import brings
 * them back. Only the owner may, and never while a message to them is leaving (`conflict`, retryable).
 * What lies at mail vendors is beyond our reach.
 */
export const eraseLead = defineOperation({
  name: "erase_lead",
  needs: "own",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead_id: z.string(),
    leads: z.number().int().describe("Leads deleted: this one, and others of the same profile."),
    messages: z.number().int().describe("Messages deleted, sent and received."),
    mails: z.number().int().describe("Received mails whose contents were deleted."),
    steps: z.number().int().describe("Planned and sent touches deleted."),
    posts: z.number().int().describe("Slack posts that now say that the data was erased."),
    left_at: z.array(z.string()).describe("Mailboxes whose vendor may still hold the mails."),
  }),
  async run(tenant, input) {
    const { tx } = tenant;
    const { id } = await findLead(tx, input.lead);
    const lead_ids = await findSamePerson(tenant, id);
    await lockLeads(tx, lead_ids);
    await refuseWhileSending(tenant, lead_ids);
    const identity = await findIdentity(tenant, lead_ids);
    const left_at = await findVendors(tenant, lead_ids);
    await forbidReturn(tenant, identity);
    const posts = await erasePosts(tenant, identity);
    const mails = await eraseMail(tenant, identity);
    await eraseTraces(tenant, identity);
    const rows = await deleteLeads(tenant, lead_ids);
    const done = { ...rows, mails, posts };
    await tenant.audit({
      action: "erase_lead",
      subject_type: "lead",
      subject_id: id,
      detail: done,
    });
    return { lead_id: id, ...done, left_at };
  },
});

async function refuseWhileSending({ tx }: Tenant, lead_ids: string[]): Promise<void> {
  const sending = await tx.sequenceStep.count({
    where: { lead_id: { in: lead_ids }, delivery_state: "sending" },
  });
  if (sending === 0) return;
  throw new AppError("conflict", {
    say: "A message to them is leaving in this moment, so nothing was erased. Try again in a minute.",
    next: "Try again in a minute.",
    retryable: true,
  });
}

/** Messages and touches go with their lead. */
async function deleteLeads({ tx }: Tenant, lead_ids: string[]) {
  const where = { lead_id: { in: lead_ids } };
  const messages = await tx.message.count({ where });
  const steps = await tx.sequenceStep.count({ where });
  const { count: leads } = await tx.lead.deleteMany({ where: { id: { in: lead_ids } } });
  return { leads, messages, steps };
}

/** The hashes of every address and profile of theirs, never their values. */
async function forbidReturn(tenant: Tenant, identity: Identity): Promise<void> {
  const erased = { reason: "erased", source: tenant.actor.id } as const;
  const { lead_ids, addresses, profiles } = identity;
  await suppress(tenant, [
    ...[...lead_ids, ...profiles].map((value) => ({ scope: "person" as const, value, ...erased })),
    ...addresses.map((value) => ({ scope: "address" as const, value, ...erased })),
  ]);
  await keepAliasesAway(tenant, identity.aliases);
}

async function findVendors({ tx }: Tenant, lead_ids: string[]): Promise<string[]> {
  const rows = await tx.mailbox.findMany({
    where: { provider: { not: "sandbox" }, messages: { some: { lead_id: { in: lead_ids } } } },
    select: { address: true },
    orderBy: { address: "asc" },
  });
  return rows.map(({ address }) => address);
}
