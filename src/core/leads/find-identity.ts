import type { Tenant } from "../operation.ts";
import { ownAddresses } from "../replies/own-addresses.ts";
import { HEAD_BYTES, senderOf } from "./sender-of.ts";

/** What a person can be recognised by in texts and mails. */
export type Identity = {
  /** Every lead that is this person. */
  lead_ids: string[];
  names: string[];
  /** Those of the leads, in lower case. */
  addresses: string[];
  /** Others that they wrote to us from under their own name, in lower case. */
  aliases: string[];
  profiles: string[];
  step_ids: string[];
  /** Of their conversations, and of what they wrote in others'. */
  message_ids: string[];
  thread_ids: string[];
};

/** Everything that ties a text or a mail to these leads. Relies on messages_lead_id_idx and sequence_steps_lead_idx. */
export async function findIdentity(tenant: Tenant, lead_ids: string[]): Promise<Identity> {
  const { tx } = tenant;
  const leads = await tx.lead.findMany({
    where: { id: { in: lead_ids } },
    select: { full_name: true, email_norm: true, linkedin_url: true },
  });
  const where = { lead_id: { in: lead_ids } };
  const steps = await tx.sequenceStep.findMany({ where, select: { id: true } });
  const messages = await tx.message.findMany({ where, select: { id: true, thread_id: true } });
  const names = distinct(leads.map(({ full_name }) => full_name));
  const addresses = distinct(leads.flatMap(({ email_norm }) => email_norm || []));
  const aliases = await findAliases(tenant, lead_ids, names);
  const written = await findWritten(tenant, [...addresses, ...aliases]);
  return {
    ...{ lead_ids, names, addresses, aliases },
    profiles: distinct(leads.flatMap(({ linkedin_url }) => linkedin_url || [])),
    step_ids: steps.map(({ id }) => id),
    message_ids: distinct([...messages.map(({ id }) => id), ...written]),
    thread_ids: distinct(messages.flatMap(({ thread_id }) => thread_id ?? [])),
  };
}

/**
 * Other addresses in their threads that bear their name. Whoever else answered there, an assistant or a
 * colleague, is not the one to forget; nor is a lead of their own, nor we ourselves.
 */
async function findAliases(tenant: Tenant, lead_ids: string[], names: string[]): Promise<string[]> {
  const theirs = new Set(names.map(asHeard));
  const writers = (await readWriters(tenant, lead_ids)).filter(({ name }) => theirs.has(name));
  const addresses = distinct(writers.map(({ address }) => address));
  const leads = await tenant.tx.lead.findMany({
    where: { email_norm: { in: addresses } },
    select: { email_norm: true },
  });
  const taken = [...leads.map(({ email_norm }) => email_norm), ...(await ownAddresses(tenant))];
  return addresses.filter((address) => !taken.includes(address));
}

/** The ids of what was received from these addresses, in whosever conversation. Reads the tenant's messages once. */
async function findWritten({ tx }: Tenant, addresses: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from messages
    where direction = 'inbound' and lower(btrim(meta ->> 'from')) = any (${addresses}::text[])`;
  return rows.map(({ id }) => id);
}

type Writer = { address: string; name: string };

/** Who wrote the mails that were read as theirs; those in their own words are kept whole. */
async function readWriters({ tx }: Tenant, lead_ids: string[]): Promise<Writer[]> {
  const mails = await tx.$queryRaw<{ head: Uint8Array }[]>`
    select substring(raw for ${HEAD_BYTES}::int) as head from inbound_mail
    where lead_id = any (${lead_ids}::uuid[]) and message_id is not null and length(raw) > 0`;
  const writers: Writer[] = [];
  for (const { head } of mails) {
    const sender = await senderOf(head);
    if (sender?.name) writers.push({ address: sender.address, name: asHeard(sender.name) });
  }
  return writers;
}

function asHeard(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}
