import { AppError } from "../errors.js";
/**
 * Throws `conflict` when another campaign of this user has the name, in any letter case. The row lock on
 * the user makes two simultaneous creations wait for each other; it lasts until the transaction ends.
 */
export async function refuseTakenName({ tx, user_id }, wanted) {
    await tx.$queryRaw `select id from users where id = ${user_id}::uuid for no key update`;
    const [taken] = await tx.$queryRaw `
    select id, name from campaigns
    where lower(name) = lower(${wanted.name}) and id is distinct from ${wanted.except_id ?? null}::uuid
    limit 1`;
    if (!taken)
        return;
    throw new AppError("conflict", {
        say: `There is a campaign called "${taken.name}" already.`,
        field: "name",
        next: `Choose another name, or use the campaign ${taken.id}.`,
    });
}
//# sourceMappingURL=refuse-taken-name.js.map