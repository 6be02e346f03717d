import type { Message } from "../blocks/message.ts";
import type { Visit } from "./visit.ts";

/** How long an answer to a response_url may take, in ms. */
const PATIENCE_MS = 5000;

/** Pictures of foreign pages next to our texts are never wanted. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** Says something that only this person sees; where Slack has no such place, as a direct message. */
export async function tellPrivately(visit: Visit, message: Message): Promise<void> {
  if (await answerAt(visit, { response_type: "ephemeral", replace_original: false, ...message }))
    return;
  if (await whisper(visit, message)) return;
  await visit.client.chat.postMessage({
    channel: visit.person.slack_user_id,
    ...message,
    ...QUIET,
  });
}

/** Puts a message in the place of the one whose button was pressed; else says it privately. */
export async function showInPlace(visit: Visit, message: Message): Promise<void> {
  const { channel, message_ts, ephemeral } = visit.place;
  if (ephemeral || !message_ts || !channel) {
    const replaced = ephemeral && (await answerAt(visit, { replace_original: true, ...message }));
    if (!replaced) await tellPrivately(visit, message);
    return;
  }
  await visit.client.chat.update({ channel, ts: message_ts, ...message });
}

/** Writes to a response_url; false when there is none, or it is used up or too old. */
async function answerAt(visit: Visit, body: Record<string, unknown>): Promise<boolean> {
  const { response_url } = visit.place;
  if (!response_url || !visit.isSlackAddress(response_url)) return false;
  try {
    const response = await visit.fetch(response_url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return true;
    visit.log.debug({ status: response.status }, "a response_url was refused");
  } catch (error) {
    visit.log.warn({ error: String(error) }, "a response_url could not be reached");
  }
  return false;
}

async function whisper(visit: Visit, message: Message): Promise<boolean> {
  const { channel, thread_ts } = visit.place;
  if (!channel) return false;
  try {
    await visit.client.chat.postEphemeral({
      channel,
      user: visit.person.slack_user_id,
      ...message,
      ...(thread_ts ? { thread_ts } : {}),
    });
    return true;
  } catch (error) {
    visit.log.debug({ error: String(error) }, "an ephemeral message was refused");
    return false;
  }
}
