import { z } from "zod";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { SequenceTemplate } from "../sequences/sequence.ts";
import { type CampaignSettings, type CampaignSummary, campaignSettings } from "./campaign.ts";
import { closeNames } from "./close-names.ts";

/** A campaign as stored, with the defaults of its settings filled in. */
export type Campaign = {
  id: string;
  name: string;
  description: string | null;
  status: CampaignSummary["status"];
  sequence_template: SequenceTemplate;
  settings: CampaignSettings;
  version: number;
  sequence_version: number;
  paused_reason: string | null;
};

/**
 * The campaign with this id or this name, in any letter case. Throws `not_found` with the closest names,
 * and `invalid_input` where several names differ only in case.
 */
export async function findCampaign(tx: TenantTransaction, ref: string): Promise<Campaign> {
  if (z.uuid().safeParse(ref).success) {
    const byId = await tx.campaign.findFirst({ where: { id: ref }, select: campaignSelect });
    if (byId) return asCampaign(byId);
  }
  const ids = await findByName(tx, ref.trim());
  if (ids.length > 1) throw ambiguousName(ref, ids);
  const [id] = ids;
  const named = id && (await tx.campaign.findFirst({ where: { id }, select: campaignSelect }));
  if (!named) throw await noSuchCampaign(tx, ref);
  return asCampaign(named);
}

export const campaignSelect = {
  id: true,
  name: true,
  description: true,
  status: true,
  sequence_template: true,
  settings: true,
  version: true,
  sequence_version: true,
  paused_reason: true,
} as const;

type CampaignRow = {
  [Field in keyof Campaign]: Field extends "settings" ? unknown : Campaign[Field] | string | null;
};

/** The reference's columns are nullable; their defaults stand in. */
export function asCampaign(row: CampaignRow): Campaign {
  return {
    ...(row as Campaign),
    status: (row.status ?? "draft") as Campaign["status"],
    sequence_template: (row.sequence_template ?? "email_first") as SequenceTemplate,
    settings: campaignSettings.parse(row.settings ?? {}),
  };
}

/** Not Prisma's insensitive `equals`: that is ILIKE, to which `_` and `%` are wildcards. */
async function findByName(tx: TenantTransaction, name: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; exact: boolean }[]>`
    select id, name = ${name} as exact from campaigns where lower(name) = lower(${name})
    order by exact desc, created_at limit 10`;
  const exact = rows.filter((row) => row.exact);
  return (exact.length > 0 ? exact : rows).map((row) => row.id);
}

function ambiguousName(ref: string, ids: string[]): AppError {
  return new AppError("invalid_input", {
    say: `${ids.length} campaigns are called "${ref}".`,
    field: "campaign",
    next: `Give the id of the one you mean: ${ids.join(", ")}.`,
  });
}

async function noSuchCampaign(tx: TenantTransaction, ref: string): Promise<AppError> {
  const rows = await tx.campaign.findMany({
    select: { name: true },
    orderBy: { created_at: "desc" },
    take: 500,
  });
  const names = rows.map((row) => row.name);
  const close = closeNames(ref, names);
  const offered = (close.length > 0 ? close : names.slice(0, 3)).map((name) => `"${name}"`);
  return new AppError("not_found", {
    say: `There is no campaign called "${ref}".${close.length > 0 ? ` Did you mean ${offered.join(" or ")}?` : ""}`,
    field: "campaign",
    next:
      offered.length > 0
        ? `Use an exact name, for example ${offered.join(", ")}.`
        : "Create a campaign first.",
  });
}
