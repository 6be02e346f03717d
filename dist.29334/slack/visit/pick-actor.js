import { AppError } from "../../core/errors.js";
const LINK_FIRST = "Your Slack account is not linked to Chat SDR yet. Get a code where Chat SDR runs (it is printed at start), then type `/sdr link CODE`.";
/** What somebody is told for whom no account is known. */
export function strangerError() {
    return new AppError("not_allowed", { say: LINK_FIRST });
}
/** The person's own account, for everything but decisions on others' drafts. */
export function ownActor(actors) {
    const own = actors.find((actor) => actor.may.includes("read"));
    if (own)
        return own;
    if (actors.length === 0)
        throw strangerError();
    throw new AppError("not_allowed", {
        say: "You decide on a colleague's drafts with `/sdr approve`; everything else is for the account's owner. To use an account of your own, type `/sdr link CODE`.",
    });
}
/** The account a card belongs to, if this person may act for it. */
export function actorFor(actors, user_id) {
    const actor = actors.find((each) => each.user_id === user_id);
    if (actor)
        return actor;
    if (actors.length === 0)
        throw strangerError();
    throw new AppError("not_allowed", {
        say: "This draft belongs to another account; you are not one of its approvers. Its owner can add you with `/sdr approvers`.",
    });
}
//# sourceMappingURL=pick-actor.js.map