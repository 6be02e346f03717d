import { AppError } from "../../../core/errors.ts";
import { elementsOf, type PlacedElement } from "../blocks/block-elements.ts";
import { getChannel, messagesOf } from "../state/find-in-slack.ts";
import type { SlackState } from "../state/slack-state.ts";
import type { SlackBlock, SlackEphemeral, SlackMessage, SlackView } from "../state/slack-types.ts";
import { modalsOf } from "../state/view-stack.ts";
import type { Who } from "./backstage.ts";

/** Where an element is: in a message of a channel, or in a view. */
export type ElementPlace =
  | { channel: string; message_ts: string; view_id?: undefined }
  | { view_id: string; channel?: undefined; message_ts?: undefined };

export type ElementWanted = Who &
  ElementPlace & {
    action_id: string;
    block_id?: string | undefined;
    /** The value of the button meant, where several share an action_id. */
    value?: string | undefined;
  };

type Surface =
  | { message: SlackMessage | SlackEphemeral; view?: undefined }
  | { view: SlackView; message?: undefined };

export type FoundElement = {
  surface: Surface;
  block: SlackBlock;
  element: PlacedElement["element"];
};

/** The element a person touches. Throws `not_found` when it is not before their eyes any more. */
export function findElement(state: SlackState, wanted: ElementWanted): FoundElement {
  const surface = findSurface(state, wanted);
  const blocks = surface.view ? surface.view.blocks : surface.message.blocks;
  for (const block of blocks) {
    if (wanted.block_id !== undefined && wanted.block_id !== block.block_id) continue;
    const found = elementsOf(block).find(({ element }) => isMeant(element, wanted));
    if (found) return { surface, block, element: found.element };
  }
  throw new AppError("not_found", {
    say: `There is no "${wanted.action_id}" here any more. Look at the message again.`,
    field: "action_id",
  });
}

/** The message, ephemeral or view that a person sees at this place. */
function findSurface(state: SlackState, wanted: Who & ElementPlace): Surface {
  if (wanted.view_id !== undefined) return { view: findView(state, wanted, wanted.view_id) };
  const { team, user, channel: id, message_ts } = wanted;
  const channel = getChannel(state, team, { id, member: user });
  const own = state.ephemerals.filter((each) => each.team === team && each.user === user);
  const message = [...messagesOf(state, team, channel.id), ...own].find(
    (each) => each.ts === message_ts && each.channel === channel.id,
  );
  if (message) return { message };
  throw new AppError("not_found", { say: "This message is gone.", field: "message_ts" });
}

/** A view this person has open, or their home tab. */
export function findView(state: SlackState, { team, user }: Who, id: string): SlackView {
  const home = state.homes.get(`${team}:${user}`);
  const view = [...modalsOf(state, team, user), ...(home ? [home] : [])].find(
    (each) => each.id === id,
  );
  if (view) return view;
  throw new AppError("not_found", { say: "This window is closed already.", field: "view_id" });
}

function isMeant(element: PlacedElement["element"], wanted: ElementWanted): boolean {
  if (element.action_id !== wanted.action_id) return false;
  return (
    wanted.value === undefined || element.value === undefined || element.value === wanted.value
  );
}
