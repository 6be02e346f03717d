import { openDirectMessage } from "../state/add-team.ts";
import { keyOf } from "../state/slack-state.ts";
import {
  type Backstage,
  type PersonResult,
  resultOf,
  sceneOf,
  sendEvent,
  type Who,
} from "./backstage.ts";

export type HomeInput = Who & { tab?: "home" | "messages" | undefined };

/** A person opens the app's home or messages tab. */
export async function openHome(stage: Backstage, input: HomeInput): Promise<PersonResult> {
  const { state } = stage;
  const { team } = sceneOf(stage, input);
  const tab = input.tab ?? "home";
  const view = state.homes.get(keyOf(input.team, input.user));
  const event = {
    type: "app_home_opened",
    user: input.user,
    channel: openDirectMessage(state, team, input.user).id,
    tab,
    ...(view && tab === "home" ? { view } : {}),
  };
  return resultOf(await sendEvent(stage, team, event));
}
