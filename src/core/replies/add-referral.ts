import { z } from "zod";
import { AppError } from "../errors.ts";
import { checkLeadInput } from "../leads/check-lead-input.ts";
import { findLead } from "../leads/find-lead.ts";
import { leadSummary } from "../leads/lead.ts";
import { toLeadSummary } from "../leads/to-lead-summary.ts";
import { upsertLeadRows } from "../leads/upsert-lead-rows.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { findReply, type ReplyRow } from "./read-reply.ts";
import type { Referral } from "./reading/classification.ts";

/** Adds a person that a reply pointed to as a new lead. */
export const addReferral = defineOperation({
  name: "add_referral",
  needs: "write",
  input: z.object({ message_id: z.uuid(), index: z.number().int().min(0).default(0) }),
  output: z.object({ lead: leadSummary, created: z.boolean() }),
  async run(tenant, { message_id, index }) {
    const row = await findReply(tenant, message_id);
    const referral = row.meta.referrals[index];
    if (!referral) throw noSuchReferral(row.meta.referrals.length);
    // Of two clicks the second finds the lead that the first has made.
    await lockLead(tenant.tx, row.lead_id);
    const { lead_id, created } = referral.email
      ? await addByAddress(tenant, row, { ...referral, email: referral.email })
      : await addByName(tenant, row, referral.name ?? "");
    await tenant.audit({
      action: "add_referral",
      subject_type: "lead",
      subject_id: lead_id,
      detail: { message_id, created },
    });
    return { lead: toLeadSummary(await findLead(tenant.tx, lead_id)), created };
  },
});

type Added = { lead_id: string; created: boolean };

async function addByAddress(
  tenant: Tenant,
  row: ReplyRow,
  referral: Referral & { email: string },
): Promise<Added> {
  const checked = checkLeadInput({
    email: referral.email,
    ...(referral.name ? { full_name: referral.name.slice(0, 200) } : {}),
    enrichment_data: { referred_by: row.lead.full_name },
  });
  if ("problem" in checked) throw unusable(checked.problem.reason);
  const [added] = await upsertLeadRows(tenant, [checked.lead], {
    source: "manual",
    dry_run: false,
  });
  const known = added?.lead_id ?? (await findByAddress(tenant, checked.lead.email));
  if (known) return { lead_id: known, created: added?.outcome === "created" };
  throw new AppError("conflict", {
    say: "This person must not be contacted, so they were not added.",
    next: "Nothing needs to be done.",
  });
}

async function findByAddress({ tx }: Tenant, email: string | null): Promise<string | null> {
  const lead = await tx.lead.findFirst({
    where: { email_norm: email?.toLowerCase() ?? "" },
    select: { id: true },
  });
  return lead?.id ?? null;
}

/** Without an address there is nothing to recognise a person by but the name and who named it. */
async function addByName(
  { tx, user_id, now }: Tenant,
  row: ReplyRow,
  name: string,
): Promise<Added> {
  const full_name = name.trim().slice(0, 200);
  if (!full_name) throw unusable("It has neither a name nor an address.");
  const referred_by = row.lead.full_name;
  const known = await tx.lead.findFirst({
    where: { full_name, enrichment_data: { path: ["referred_by"], equals: referred_by } },
    select: { id: true },
  });
  if (known) return { lead_id: known.id, created: false };
  const made = await tx.lead.create({
    data: {
      user_id,
      full_name,
      source: "manual",
      enrichment_data: { referred_by },
      created_at: now,
    },
    select: { id: true },
  });
  return { lead_id: made.id, created: true };
}

function noSuchReferral(referrals: number): AppError {
  return new AppError("not_found", {
    say: referrals === 0 ? "This reply points to nobody." : "This reply does not point to so many.",
    field: "index",
    next: referrals === 0 ? "Add the lead by hand." : `Give an index from 0 to ${referrals - 1}.`,
  });
}

function unusable(reason: string): AppError {
  return new AppError("invalid_input", {
    say: `The person this reply points to cannot be added: ${reason}`,
    field: "index",
    next: "Add the lead by hand with upsert_leads.",
  });
}
