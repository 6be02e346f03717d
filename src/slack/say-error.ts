import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { AppError, asAppError } from "../core/errors.ts";
import { escapeMrkdwn } from "./blocks/mrkdwn.ts";
import { plainMessage } from "./blocks/plain-message.ts";
import { tellPrivately } from "./visit/tell.ts";
import type { Visit } from "./visit/visit.ts";

/** Names of tools and fields, as in search_leads: advice for agents, which helps no person. */
const FOR_AGENTS = /[a-z]_[a-z]/;

/** What a person is told: what happened, what to do next; for bugs of ours, a reference for the log. */
export function sentenceOf(error: unknown, once: string): string {
  const { code, say, next } = problemOf(error);
  if (code === "internal") return `${say} (Reference ${once.slice(0, 8)})`;
  const advice = next && !FOR_AGENTS.test(next) && !say.includes(next) ? ` ${next}` : "";
  return `${say}${advice}`;
}

/**
 * Tells the person what went wrong and writes the log's line. Throws on what was our own fault, so that
 * the delivery is closed as failed.
 */
export async function sayError(visit: Visit, error: unknown): Promise<void> {
  reportError(visit, error);
  await tellPrivately(visit, plainMessage(escapeMrkdwn(sentenceOf(error, visit.once))));
  if (problemOf(error).code === "internal") throw error;
}

/** Slack being away or busy is no bug of ours. */
function problemOf(error: unknown): AppError {
  const kinds = [WebAPIRateLimitedError, WebAPIRequestError, WebAPIHTTPError];
  if (!kinds.some((kind) => error instanceof kind)) return asAppError(error);
  return new AppError("unavailable", {
    say: "Slack did not answer in time. Please try once more.",
    message: String(error),
    cause: error,
  });
}

/** The log's line about a failure. */
export function reportError({ log, once }: Visit, error: unknown): void {
  const problem = problemOf(error);
  const fields = { reference: once.slice(0, 8), code: problem.code, error: problem.message };
  if (problem.code === "internal") log.error(fields, "a Slack action failed");
  else log.info(fields, "a Slack action was refused");
}
