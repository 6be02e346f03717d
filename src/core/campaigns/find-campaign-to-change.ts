import type { TenantTransaction } from "../db/with-tenant.ts";
import { type Campaign, findCampaign } from "./find-campaign.ts";
import { lockCampaign } from "./lock-campaign.ts";

/** As `findCampaign`, and nobody else changes its state or enrolments until the transaction ends. */
export async function findCampaignToChange(tx: TenantTransaction, ref: string): Promise<Campaign> {
  const { id } = await findCampaign(tx, ref);
  await lockCampaign(tx, id);
  return findCampaign(tx, id);
}
