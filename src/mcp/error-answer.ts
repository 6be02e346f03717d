import type { Log } from "../core/core-deps.ts";
import { type AppError, asAppError, type ErrorCode } from "../core/errors.ts";
import { plainText, TEXT_LIMITS } from "./untrusted.ts";

/** What a call answers: the object a client gets as structured content and as JSON text. */
export type CallAnswer = { isError: boolean; body: Record<string, unknown> };

/**
 * Any failure as an answer a model can act on: code, message, field, retryable, next_action. A failure we
 * did not foresee says nothing of itself; its words go to the log alone.
 */
export function errorAnswer(
  thrown: unknown,
  call: { tool: string; args: unknown; log: Log },
): CallAnswer {
  const error = asAppError(thrown);
  const field = error.field || (error.code === "not_found" ? onlyId(call.args) : null);
  if (error.code === "internal") {
    call.log.error({ tool: call.tool, error: error.message }, "an MCP tool failed");
  }
  return {
    isError: true,
    body: {
      code: error.code,
      message: plainText(error.say, TEXT_LIMITS.sentence),
      field,
      retryable: error.retryable,
      next_action: nextAction(error, field),
    },
  };
}

/** Core's own advice, else the tool that has the values of the argument at fault, else the usual. */
function nextAction(error: AppError, field: string | null): string {
  const where = field ? WHERE_TO_FIND[field.replace(/\.\d+.*$/, "")] : undefined;
  if (!error.next) return where ?? BY_CODE[error.code];
  // What core advises a person to look at, an agent reaches by a tool.
  const lost = error.code === "not_found" && !/[a-z]_[a-z]/.test(error.next);
  return plainText(lost && where ? `${error.next} ${where}` : error.next, TEXT_LIMITS.sentence);
}

/** Something was not found and core did not say by which argument: the id that was given, if it was one. */
function onlyId(args: unknown): string | null {
  const ids = Object.keys((args as object | null) ?? {}).filter((name) => name.endsWith("_id"));
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

const WHERE_TO_FIND: Record<string, string | undefined> = {
  lead: "Use search_leads to find the lead, then pass its lead_id.",
  lead_id: "Use search_leads to find the lead, then pass its lead_id.",
  lead_ids: "Use search_leads to find the leads, then pass their lead_id values.",
  campaign: "Use list_campaigns, then pass a campaign_id or the exact name.",
  campaign_id: "Use list_campaigns, then pass a campaign_id.",
  step_id: "Use list_approvals or why_not_sent to find the step_id, or give campaign and lead_id.",
  message_id: "Use search_messages to find the message_id.",
  answers_message_id: "Use search_messages with direction inbound to find the message_id.",
  cursor: "Leave cursor out to start from the first page.",
};

const BY_CODE: Record<ErrorCode, string> = {
  invalid_input: "Correct this argument and call again.",
  not_found: "Check the id with search_leads, list_campaigns or search_messages.",
  conflict: "Read it again, then repeat the call with what it is now.",
  not_allowed: "Ask a person to do this in Slack.",
  not_connected: "Ask a person to connect it in Slack.",
  unavailable: "Wait a minute and call again.",
  misconfigured: "Tell the person who runs Chat SDR.",
  internal: "Call once more; if it fails again, tell the person who runs Chat SDR.",
};
