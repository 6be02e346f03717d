import { AppError } from "../../../core/errors.js";
import { elementsOf } from "../blocks/block-elements.js";
import { getChannel, messagesOf } from "../state/find-in-slack.js";
import { modalsOf } from "../state/view-stack.js";
/** The element a person touches. Throws `not_found` when it is not before their eyes any more. */
export function findElement(state, wanted) {
    const surface = findSurface(state, wanted);
    const blocks = surface.view ? surface.view.blocks : surface.message.blocks;
    for (const block of blocks) {
        if (wanted.block_id !== undefined && wanted.block_id !== block.block_id)
            continue;
        const found = elementsOf(block).find(({ element }) => isMeant(element, wanted));
        if (found)
            return { surface, block, element: found.element };
    }
    throw new AppError("not_found", {
        say: `There is no "${wanted.action_id}" here any more. Look at the message again.`,
        field: "action_id",
    });
}
/** The message, ephemeral or view that a person sees at this place. */
export function findSurface(state, wanted) {
    if (wanted.view_id !== undefined)
        return { view: findView(state, wanted, wanted.view_id) };
    const { team, user, channel: id, message_ts } = wanted;
    const channel = getChannel(state, team, { id, member: user });
    const own = state.ephemerals.filter((each) => each.team === team && each.user === user);
    const message = [...messagesOf(state, team, channel.id), ...own].find((each) => each.ts === message_ts && each.channel === channel.id);
    if (message)
        return { message };
    throw new AppError("not_found", { say: "This message is gone.", field: "message_ts" });
}
/** A view this person has open, or their home tab. */
export function findView(state, { team, user }, id) {
    const home = state.homes.get(`${team}:${user}`);
    const view = [...modalsOf(state, team, user), ...(home ? [home] : [])].find((each) => each.id === id);
    if (view)
        return view;
    throw new AppError("not_found", { say: "This window is closed already.", field: "view_id" });
}
function isMeant(element, wanted) {
    if (element.action_id !== wanted.action_id)
        return false;
    return (wanted.value === undefined || element.value === undefined || element.value === wanted.value);
}
//# sourceMappingURL=find-element.js.map