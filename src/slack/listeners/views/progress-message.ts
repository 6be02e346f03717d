import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "../../blocks/message.ts";
import { QUIET } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";

/** Slack lets a message be updated about once a second. */
const BETWEEN_UPDATES_MS = 1500;

export type Progress = {
  /** Shows how far it is, unless the last update is too fresh. */
  show(message: Message): void;
  /** Replaces the progress with the result. */
  finish(message: Message): Promise<void>;
};

/** A direct message that is updated while something runs. */
export async function startProgress(visit: Visit, first: Message): Promise<Progress> {
  const { client, log } = visit;
  const posted = await client.chat.postMessage({
    channel: visit.person.slack_user_id,
    ...first,
    ...QUIET,
  });
  const place = { channel: posted.channel ?? "", ts: posted.ts ?? "" };
  let resting = false;
  let underway: Promise<unknown> = Promise.resolve();
  const update = (message: Message) => client.chat.update({ ...place, ...message });
  return {
    show(message) {
      if (resting) return;
      resting = true;
      underway = update(message).catch((error: unknown) => {
        log.debug({ error: String(error) }, "a progress message was not updated");
      });
      void underway
        .then(() => wait(BETWEEN_UPDATES_MS, undefined, { ref: false }))
        .then(() => {
          resting = false;
        });
    },
    async finish(message) {
      resting = true;
      await underway;
      await update(message);
    },
  };
}
