import { signRequest } from "../../src/playground/simulator/sign-request.ts";
import type { SlackBlock } from "../../src/playground/simulator/state/slack-types.ts";
import { SIGNING_SECRET, type SlackWorld } from "./slack-world.ts";

export type Click = {
  user: string;
  action_id: string;
  value: string;
  channel: string;
  ts: string;
  team?: string;
  action_ts?: string;
  retry?: boolean;
  secret?: string;
  signed_at?: Date;
};

/** A click as Slack reports it. */
export function clickBody(click: Click): Record<string, unknown> {
  const team = { id: click.team ?? "T1", domain: "t" };
  return {
    type: "block_actions",
    api_app_id: "A1",
    is_enterprise_install: false,
    enterprise: null,
    team,
    user: { id: click.user, username: "u", name: "u", team_id: team.id },
    trigger_id: "1.2.3",
    container: {
      type: "message",
      message_ts: click.ts,
      channel_id: click.channel,
      is_ephemeral: false,
    },
    channel: { id: click.channel, name: "sales" },
    message: { type: "message", ts: click.ts, text: "" },
    actions: [
      {
        type: "button",
        action_id: click.action_id,
        block_id: "b",
        value: click.value,
        action_ts: click.action_ts ?? `${Date.now() / 1000}`,
        text: { type: "plain_text", text: "x" },
      },
    ],
  };
}

/** Presses a button, also one that no longer stands on any message; answers the HTTP status. */
export async function sendClick(
  world: Pick<SlackWorld, "eventsUrl">,
  click: Click,
): Promise<number> {
  const body = new URLSearchParams({ payload: JSON.stringify(clickBody(click)) }).toString();
  const response = await fetch(world.eventsUrl, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...signRequest(body, click.secret ?? SIGNING_SECRET, click.signed_at ?? new Date()),
      ...(click.retry ? { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" } : {}),
    },
  });
  await response.text();
  return response.status;
}

type Element = { action_id?: string; value?: string; text?: { text: string } };

/** The buttons and menus of a message, in reading order. */
export function buttonsOf(message: { blocks: readonly SlackBlock[] }): Element[] {
  return message.blocks.flatMap((block) => {
    if (block.type === "actions") return block.elements as Element[];
    return block.accessory ? [block.accessory as Element] : [];
  });
}

/** What stands on the buttons of a message. */
export function labelsOf(message: { blocks: readonly SlackBlock[] }): string[] {
  return buttonsOf(message).flatMap((each) => (each.text ? [each.text.text] : []));
}

/** Every text of a message, in reading order. */
export function wordsOf(message: { blocks: readonly SlackBlock[] }): string {
  const texts: string[] = [];
  JSON.stringify(message.blocks, (key, value) => {
    if (key === "text" && typeof value === "string") texts.push(value);
    return value;
  });
  return texts.join("\n");
}
