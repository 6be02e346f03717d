import type { WebClient } from "@slack/web-api";
import type { Actor } from "../../core/actor.ts";
import type { SlackPerson } from "../../core/people/find-slack-person.ts";
import type { Desk } from "../desk.ts";

/** Where somebody acted, so that an answer finds its way back. Travels in a modal's metadata too. */
export type Place = {
  /** Null on the home tab. */
  channel: string | null;
  thread_ts: string | null;
  /** The message whose button was pressed. */
  message_ts: string | null;
  /** That message is one only this person sees; it is replaced through response_url alone. */
  ephemeral: boolean;
  /** Good for five answers within half an hour, in any channel. */
  response_url: string | null;
};

/** One act of one person in Slack: all that a listener needs to answer it. */
export type Visit = Desk & {
  client: WebClient;
  person: SlackPerson;
  /** The accounts they may act for, their own first; empty for strangers. */
  actors: readonly Actor[];
  place: Place;
  /** Opens one modal within three seconds; null on events. */
  trigger_id: string | null;
  /** The same for every repetition of this delivery: an idempotency key of 64 hex digits. */
  once: string;
};

export const NOWHERE: Place = {
  channel: null,
  thread_ts: null,
  message_ts: null,
  ephemeral: false,
  response_url: null,
};
