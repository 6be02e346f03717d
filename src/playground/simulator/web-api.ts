import type { Faults } from "./faults.ts";
import { authMethods } from "./methods/auth-methods.ts";
import { chatMethods } from "./methods/chat-methods.ts";
import { conversationMethods } from "./methods/conversation-methods.ts";
import { fileMethods } from "./methods/file-methods.ts";
import type { SlackMethod } from "./methods/slack-method.ts";
import { viewMethods } from "./methods/view-methods.ts";
import { readArguments } from "./read-arguments.ts";
import { SlackApiError } from "./slack-api-error.ts";
import type { SlackState } from "./state/slack-state.ts";
import type { SlackTeam } from "./state/slack-types.ts";

/** Every Web API method the simulator knows; anything else answers `unknown_method`. */
const webApiMethods: Readonly<Record<string, SlackMethod>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
};

export type WebApiRequest = {
  method: string;
  authorization: string | undefined;
  content_type: string;
  body: string;
};

/** One answer; `broken` means the connection ends without one, at once or when the caller gives up. */
export type WebApiAnswer =
  | { status: number; headers: Record<string, string>; body: string }
  | { broken: "now" | "never" };

/** Answers one call of the Web API as Slack does, or as the arranged fault has it. */
export function answerWebApi(
  state: SlackState,
  faults: Faults,
  request: WebApiRequest,
): WebApiAnswer {
  const fault = faults.next(request.method);
  if (fault?.kind === "rate_limited") {
    const headers = { "retry-after": String(fault.retry_after_seconds) };
    return json({ ok: false, error: "ratelimited" }, { status: 429, headers });
  }
  if (fault?.kind === "server_error") return { status: fault.status, headers: {}, body: "" };
  if (fault?.kind === "error") return json({ ok: false, error: fault.error });
  if (fault?.kind === "silence") return { broken: "never" };
  const body = call(state, request);
  return fault?.kind === "lost_response" ? { broken: "now" } : json(body);
}

/** The team whose bot token this is. Throws `not_authed`, `invalid_auth`, `account_inactive`. */
export function authenticate(state: SlackState, token: string | undefined): SlackTeam {
  if (!token) throw new SlackApiError("not_authed");
  const team = [...state.teams.values()].find((each) => each.token === token);
  if (!team) throw new SlackApiError("invalid_auth");
  if (!team.installed) throw new SlackApiError("account_inactive");
  return team;
}

function call(state: SlackState, request: WebApiRequest): Record<string, unknown> {
  try {
    const args = readArguments(request.content_type, request.body);
    const method = Object.hasOwn(webApiMethods, request.method)
      ? webApiMethods[request.method]
      : undefined;
    if (!method)
      throw new SlackApiError("unknown_method", [], { extra: { req_method: request.method } });
    const bearer = /^Bearer (.+)$/i.exec(request.authorization ?? "")?.[1];
    const team = authenticate(state, bearer ?? stringOf(args.token));
    if (method.scope && team.scopes && !team.scopes.includes(method.scope)) {
      const provided = team.scopes.join(",");
      throw new SlackApiError("missing_scope", [], { extra: { needed: method.scope, provided } });
    }
    return { ok: true, ...method.run({ state, team, args }) };
  } catch (error) {
    if (error instanceof SlackApiError) return error.toBody();
    throw error;
  }
}

function json(
  body: Record<string, unknown>,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): WebApiAnswer {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(body) };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
