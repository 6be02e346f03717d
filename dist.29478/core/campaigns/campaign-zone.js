import { isTimeZone } from "../sequences/resolve-zone.js";
import { campaignSettings } from "./campaign.js";
/**
 * The IANA zone that stands in for leads whose own is unknown: the campaign's, else its owner's. One
 * query, then a plain function for any number of campaigns.
 */
export async function campaignZone({ tx, user_id, }) {
    const user = await tx.user.findUniqueOrThrow({
        where: { id: user_id },
        select: { time_zone: true },
    });
    return ({ settings }) => {
        const own = campaignSettings.parse(settings ?? {}).time_zone;
        return isTimeZone(own) ? own : (user.time_zone ?? "");
    };
}
//# sourceMappingURL=campaign-zone.js.map