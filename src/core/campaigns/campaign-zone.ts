import type { Tenant } from "../operation.ts";
import { isTimeZone } from "../sequences/resolve-zone.ts";
import { campaignSettings } from "./campaign.ts";

/**
 * The IANA zone that stands in for leads whose own is unknown: the campaign's, else its owner's. One
 * query, then a plain function for any number of campaigns.
 */
export async function campaignZone({
  tx,
  user_id,
}: Tenant): Promise<(campaign: { settings: unknown }) => string> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { time_zone: true },
  });
  return ({ settings }) => {
    const own = campaignSettings.parse(settings ?? {}).time_zone;
    return isTimeZone(own) ? own : (user.time_zone ?? "");
  };
}
