import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { suppress } from "../suppression/suppress.ts";
import { eraseMail } from "./erase-mail.ts";
import { erasePosts } from "./erase-posts.ts";
import { eraseTraces } from "./erase-traces.ts";
import { findIdentity, type Identity } from "./find-identity.ts";
import { findLead } from "./find-lead.ts";

/**
 * The right to be forgotten (GDPR, Article 17): deletes a lead and everything of theirs, and leaves keyed
 * hashes in the suppressions, so that no import brings them back. Only the owner may, and never while a
 * message to them is leaving (`conflict`, retryable). What lies at mail vendors is beyond our reach.
 */
export const eraseLead = defineOperation({
  name: "erase_lead",
  needs: "own",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead_id: z.string(),
    messages: z.number().int().describe("Messages deleted, sent and received."),
    mails: z.number().int().describe("Received mails whose contents were deleted."),
    steps: z.number().int().describe("Planned and sent touches deleted."),
    posts: z.number().int().describe("Slack posts that now say that the data was erased."),
    left_at: z.array(z.string()).describe("Mailboxes whose vendor may still hold the mails."),
  }),
  async run(tenant, input) {
    const { tx } = tenant;
    const { id } = await findLead(tx, input.lead);
    await lockLead(tx, id);
    await refuseWhileSending(tenant, id);
    const identity = await findIdentity(tenant, id);
    const left_at = await findVendors(tenant, id);
    await forbidReturn(tenant, identity);
    const posts = await erasePosts(tenant, identity);
    const mails = await eraseMail(tenant, identity);
    await eraseTraces(tenant, identity);
    const messages = await tx.message.count({ where: { lead_id: id } });
    const steps = await tx.sequenceStep.count({ where: { lead_id: id } });
    await tx.lead.delete({ where: { id }, select: { id: true } });
    await tenant.audit({
      action: "erase_lead",
      subject_type: "lead",
      subject_id: id,
      detail: { messages, mails, steps, posts },
    });
    return { lead_id: id, messages, mails, steps, posts, left_at };
  },
});

async function refuseWhileSending({ tx }: Tenant, lead_id: string): Promise<void> {
  const sending = await tx.sequenceStep.count({ where: { lead_id, delivery_state: "sending" } });
  if (sending === 0) return;
  throw new AppError("conflict", {
    say: "A message to them is leaving in this moment, so nothing was erased. Try again in a minute.",
    next: "Try again in a minute.",
    retryable: true,
  });
}

/** The hashes of every address and profile we know, never their values. */
async function forbidReturn(tenant: Tenant, identity: Identity): Promise<void> {
  const erased = { reason: "erased", source: tenant.actor.id } as const;
  await suppress(tenant, [
    { scope: "person", value: identity.lead_id, ...erased },
    ...identity.addresses.map((value) => ({ scope: "address" as const, value, ...erased })),
    ...(identity.profile ? [{ scope: "person" as const, value: identity.profile, ...erased }] : []),
  ]);
}

async function findVendors({ tx }: Tenant, lead_id: string): Promise<string[]> {
  const rows = await tx.mailbox.findMany({
    where: { provider: { not: "sandbox" }, messages: { some: { lead_id } } },
    select: { address: true },
    orderBy: { address: "asc" },
  });
  return rows.map(({ address }) => address);
}
