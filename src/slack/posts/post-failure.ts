import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { asAppError } from "../../core/errors.ts";

/**
 * What a failed call means for a post: `wait` and try again, `give_up`, or `uncertain`, when it may
 * have been done although no answer came.
 */
export type PostFailure =
  | { verdict: "wait"; error: string; retry_in_ms: number; whole_team: boolean }
  | { verdict: "give_up"; error: string }
  | { verdict: "uncertain"; error: string };

const SOON_MS = 5_000;
const LATER_MS = 10 * 60_000;

/** The message, its place or our access to it is gone; trying again changes nothing. */
const HOPELESS = new Set([
  "account_inactive",
  "cant_update_message",
  "channel_not_found",
  "edit_window_closed",
  "invalid_blocks",
  "is_archived",
  "message_not_found",
  "team_not_found",
  "token_revoked",
  "user_disabled",
  "user_not_found",
]);
/** A person can mend it: invite the app, grant the scope. */
const MENDABLE = new Set(["missing_scope", "not_in_channel", "restricted_action"]);
/** The request never reached Slack. */
const NEVER_SENT = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENOTFOUND"]);

/** Reads an error thrown by the Web API client, or by core. */
export function readFailure(error: unknown): PostFailure {
  if (error instanceof WebAPIRateLimitedError) {
    const retry_in_ms = error.retryAfter * 1000;
    return { verdict: "wait", error: "ratelimited", retry_in_ms, whole_team: true };
  }
  if (error instanceof WebAPIPlatformError) return fromPlatform(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    return { verdict: "uncertain", error: `http_${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) {
    return NEVER_SENT.has(causeCode(error.original))
      ? { verdict: "wait", error: "unreachable", retry_in_ms: SOON_MS, whole_team: true }
      : { verdict: "uncertain", error: "no_answer" };
  }
  const problem = asAppError(error);
  if (problem.code === "not_found") return { verdict: "give_up", error: "gone" };
  return { verdict: "wait", error: problem.code, retry_in_ms: SOON_MS, whole_team: false };
}

function fromPlatform(error: string): PostFailure {
  if (HOPELESS.has(error)) return { verdict: "give_up", error };
  const retry_in_ms = MENDABLE.has(error) ? LATER_MS : SOON_MS;
  return { verdict: "wait", error, retry_in_ms, whole_team: false };
}

function causeCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause ? causeCode(cause) : "";
}
