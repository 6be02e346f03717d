import type { Tenant } from "../operation.ts";

/** What a lead can be recognised by in texts and mails. */
export type Identity = {
  lead_id: string;
  full_name: string;
  /** Theirs, and those they wrote to us from, in lower case. */
  addresses: string[];
  profile: string | null;
  /** Ids of touches, messages and threads that are about them. */
  step_ids: string[];
  message_ids: string[];
  thread_ids: string[];
};

/** Everything that ties a text or a mail to this lead. Relies on messages_lead_id_idx and sequence_steps_lead_idx. */
export async function findIdentity({ tx }: Tenant, lead_id: string): Promise<Identity> {
  const lead = await tx.lead.findUniqueOrThrow({
    where: { id: lead_id },
    select: { full_name: true, email_norm: true, linkedin_url: true },
  });
  const steps = await tx.sequenceStep.findMany({ where: { lead_id }, select: { id: true } });
  const messages = await tx.message.findMany({
    where: { lead_id },
    select: { id: true, thread_id: true, channel: true, direction: true, meta: true },
  });
  const writers = messages
    .filter(({ channel, direction }) => channel === "email" && direction === "inbound")
    .flatMap(({ meta }) => (meta as { from?: string | null } | null)?.from ?? []);
  const others = await notOfOthers(tx, lead_id, writers);
  const addresses = new Set([...(lead.email_norm ? [lead.email_norm] : []), ...others]);
  return {
    lead_id,
    full_name: lead.full_name,
    addresses: [...addresses],
    profile: lead.linkedin_url,
    step_ids: steps.map(({ id }) => id),
    message_ids: messages.map(({ id }) => id),
    thread_ids: [...new Set(messages.flatMap(({ thread_id }) => thread_id ?? []))],
  };
}

/** An assistant or a colleague who answered may be a lead of their own, and is not the one to forget. */
async function notOfOthers(tx: Tenant["tx"], lead_id: string, writers: string[]) {
  const addresses = writers.map((one) => one.trim().toLowerCase());
  const others = await tx.lead.findMany({
    where: { email_norm: { in: addresses }, id: { not: lead_id } },
    select: { email_norm: true },
  });
  const taken = new Set(others.map(({ email_norm }) => email_norm));
  return addresses.filter((one) => one !== "" && !taken.has(one));
}
