import { z } from "zod";
import { AppError } from "../errors.js";
const CANDIDATES = 5;
/**
 * The lead with this id, e-mail address or full name (letter case aside). Throws `not_found`, and
 * `invalid_input` with the candidates when several leads have the name.
 */
export async function findLead(tx, ref) {
    const wanted = ref.trim();
    const ids = await findIds(tx, wanted);
    if (ids.length > 1)
        throw await ambiguous(tx, wanted, ids);
    const [id] = ids;
    const lead = id && (await tx.lead.findFirst({ where: { id } }));
    if (lead)
        return lead;
    throw new AppError("not_found", {
        say: `There is no lead "${wanted}".`,
        field: "lead",
        next: "Search with search_leads, and give the id, the e-mail address or the exact full name.",
    });
}
async function findIds(tx, wanted) {
    if (z.uuid().safeParse(wanted).success)
        return [wanted];
    const rows = wanted.includes("@")
        ? await tx.lead.findMany({
            where: { email_norm: wanted.toLowerCase() },
            select: { id: true },
            take: 1,
        })
        : await tx.$queryRaw `
        select id from leads where lower(full_name) = lower(${wanted})
        order by created_at desc, id desc limit ${CANDIDATES + 1}`;
    return rows.map(({ id }) => id);
}
/** Names them by id and address alone: other fields may hold whatever an outsider wrote. */
async function ambiguous(tx, wanted, ids) {
    const rows = await tx.lead.findMany({
        where: { id: { in: ids.slice(0, CANDIDATES) } },
        select: { id: true, email: true },
        orderBy: { email: "asc" },
    });
    const listed = rows.map(({ id, email }) => `${email ?? "no e-mail address"} (${id})`).join(", ");
    return new AppError("invalid_input", {
        say: `Several leads are called "${wanted}": ${listed}${ids.length > CANDIDATES ? " and more" : ""}.`,
        field: "lead",
        next: "Give the id or the e-mail address of the one you mean.",
    });
}
//# sourceMappingURL=find-lead.js.map