import { z } from "zod";
import { AppError } from "../errors.js";
import { campaignSettings } from "./campaign.js";
import { closeNames } from "./close-names.js";
/**
 * The campaign with this id or this name, in any letter case. Throws `not_found` with the closest names,
 * and `invalid_input` where several names differ only in case.
 */
export async function findCampaign(tx, ref) {
    if (z.uuid().safeParse(ref).success) {
        const byId = await tx.campaign.findFirst({ where: { id: ref }, select: campaignSelect });
        if (byId)
            return asCampaign(byId);
    }
    const ids = await findByName(tx, ref.trim());
    if (ids.length > 1)
        throw ambiguousName(ref, ids);
    const [id] = ids;
    const named = id && (await tx.campaign.findFirst({ where: { id }, select: campaignSelect }));
    if (!named)
        throw await noSuchCampaign(tx, ref);
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
};
/** The reference's columns are nullable; their defaults stand in. */
export function asCampaign(row) {
    return {
        ...row,
        status: (row.status ?? "draft"),
        sequence_template: (row.sequence_template ?? "email_first"),
        settings: campaignSettings.parse(row.settings ?? {}),
    };
}
/** Not Prisma's insensitive `equals`: that is ILIKE, to which `_` and `%` are wildcards. */
async function findByName(tx, name) {
    const rows = await tx.$queryRaw `
    select id, name = ${name} as exact from campaigns where lower(name) = lower(${name})
    order by exact desc, created_at limit 10`;
    const exact = rows.filter((row) => row.exact);
    return (exact.length > 0 ? exact : rows).map((row) => row.id);
}
function ambiguousName(ref, ids) {
    return new AppError("invalid_input", {
        say: `${ids.length} campaigns are called "${ref}".`,
        field: "campaign",
        next: `Give the id of the one you mean: ${ids.join(", ")}.`,
    });
}
async function noSuchCampaign(tx, ref) {
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
        next: offered.length > 0
            ? `Use an exact name, for example ${offered.join(", ")}.`
            : "Create a campaign first.",
    });
}
//# sourceMappingURL=find-campaign.js.map