import { AppError } from "../errors.js";
/**
 * Throws `not_allowed` unless a person acts for their own account. A named approver may decide too, but
 * on drafts only: never on settings, campaigns, or who else approves.
 */
export function refuseUnlessOwner(actor) {
    if (actor.kind === "person" && actor.may.includes("write"))
        return;
    throw new AppError("not_allowed", {
        say: "Only the owner of this account can do this.",
        message: `${actor.id} is not the owner`,
        next: "Ask the owner of this account.",
    });
}
//# sourceMappingURL=refuse-unless-owner.js.map