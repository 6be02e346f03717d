import { AppError } from "../../../core/errors.ts";
import { type Delivered, type DeliveryOptions, deliver, redeliver } from "../deliver.ts";
import { eventBody, interactionForm, type Scene } from "../payloads.ts";
import { getPerson, getTeam } from "../state/find-in-slack.ts";
import type { ResponseUrls } from "../state/response-urls.ts";
import type { SlackState } from "../state/slack-state.ts";
import type { SlackTeam } from "../state/slack-types.ts";

/** What every action of a person needs: Slack's memory, and the way to the app. */
export type Backstage = {
  state: SlackState;
  responseUrls: ResponseUrls;
  delivery: DeliveryOptions;
  /** The slash command our app owns. */
  command: string;
  /** The event types our app subscribes to. */
  events: ReadonlySet<string>;
};

/** Who acts. */
export type Who = { team: string; user: string };

/** What a person sees of an action; `say` is Slack's sentence when something went wrong. */
export type PersonResult =
  | { outcome: "acknowledged" }
  | { outcome: "refused" | "timed_out" | "unreachable"; say: string }
  | { outcome: "confirm_needed"; confirm: Record<string, unknown> }
  | { outcome: "invalid"; errors: Record<string, string> };

const TROUBLE = "We had some trouble connecting. Try again?";

/** The team and the person; throws `team_not_found` or `user_not_found`. */
export function sceneOf({ state }: Backstage, { team, user }: Who): Scene {
  return { team: getTeam(state, team), person: getPerson(state, team, user) };
}

/** Sends an interaction payload to the app. */
export function sendInteraction(
  { delivery }: Backstage,
  scene: Scene,
  payload: Record<string, unknown>,
): Promise<Delivered> {
  const body = interactionForm(scene, payload);
  return deliver(delivery, { body, content_type: "application/x-www-form-urlencoded" });
}

/** Sends an event; an event that is not acknowledged goes out once more, as Slack's first retry. */
export async function sendEvent(
  { state, delivery }: Backstage,
  team: SlackTeam,
  event: Record<string, unknown>,
): Promise<Delivered> {
  const parcel = { body: eventBody(team, event, state.now()), content_type: "application/json" };
  const answer = await deliver(delivery, parcel);
  return answer.outcome === "acknowledged" ? answer : redeliver(delivery, parcel, 1);
}

/** The person's view of a delivery whose answer carries nothing else. */
export function resultOf(answer: Delivered): PersonResult {
  if (answer.outcome === "acknowledged") return { outcome: "acknowledged" };
  return { outcome: answer.outcome, say: TROUBLE };
}

/** The answer's JSON object; an empty body is an empty object. Throws when it is neither. */
export function jsonOf(answer: { body: string }): Record<string, unknown> {
  if (answer.body.trim() === "") return {};
  const parsed: unknown = JSON.parse(answer.body);
  if (typeof parsed === "object" && parsed !== null) return parsed as Record<string, unknown>;
  throw new AppError("internal", { say: TROUBLE, message: `not an object: ${answer.body}` });
}
