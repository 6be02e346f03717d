import type { GateFacts } from "./gate-facts.ts";

const CAMPAIGNS: Readonly<Record<string, string>> = {
  draft: "is not started yet",
  paused: "is paused",
  completed: "has ended",
};

const MAILBOXES: Readonly<Record<string, string>> = {
  paused: "is paused",
  needs_reconnect: "must be connected again",
  disconnected: "is disconnected",
};

const SUPPRESSIONS: Readonly<Record<string, string>> = {
  unsubscribed: "they asked for that",
  bounced: "mail to it came back",
  complained: "a message was marked as spam",
  erased: "their data was erased",
  manual: "it was suppressed by hand",
  imported: "it is on an imported list",
  workspace: "somebody in your Slack workspace was asked to stop",
};

/** What keeps a campaign from sending, in a sentence, and the command that mends it. */
export function sayCampaign({ name, status, paused_reason }: GateFacts["campaign"]) {
  const why = paused_reason ? ` (${paused_reason})` : "";
  return {
    reason: `The campaign "${name}" ${CAMPAIGNS[status] ?? `is ${status}`}${why}.`,
    next: NEXT[status]?.(name) ?? `Type /sdr campaign resume ${name}`,
  };
}

const NEXT: Readonly<Record<string, (name: string) => string>> = {
  draft: (name) => `Type /sdr campaign start ${name}`,
  completed: () => "Enroll them in another campaign with /sdr enroll.",
};

/** `is paused`, `must be connected again`, … */
export function sayMailboxStatus(status: string): string {
  return MAILBOXES[status] ?? `is ${status.replaceAll("_", " ")}`;
}

/** Who must not be contacted and why, to follow "left out:". */
export function saySuppression({ scope, reason }: NonNullable<GateFacts["suppression"]>): string {
  return `this ${scope} must not be contacted (${SUPPRESSIONS[reason] ?? reason})`;
}
