import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../../core/core.ts";
import { AppError, asAppError } from "../../core/errors.ts";
import { escapeHtml, respondPage } from "../respond.ts";
import { browserCookie, clearedCookie, readBrowserCookie } from "./browser-cookie.ts";
import { readForm } from "./read-form.ts";

export type ConnectGoogle = {
  core: Core;
  /** True behind https, where the cookie must never travel in clear. */
  secure: boolean;
};

const PROVIDER = "gmail";

/**
 * `/connect/google`: GET shows whose account is about to get a mailbox, and changes nothing, because link
 * scanners open every link; POST uses the link up and goes to Google; `/callback` takes Google's answer.
 */
export async function connectGoogle(
  desk: ConnectGoogle,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? "/", "http://here");
  try {
    if (url.pathname === "/connect/google/callback") await takeAnswer(desk, { req, url }, res);
    else if (url.pathname !== "/connect/google") throw notHere();
    else if (req.method === "POST") await goToGoogle(desk, req, res);
    else showLink(desk, url, res);
  } catch (thrown) {
    sayError(res, thrown);
  } finally {
    req.resume();
  }
}

function showLink({ core }: ConnectGoogle, url: URL, res: ServerResponse): void {
  const link = url.searchParams.get("link") ?? "";
  const known = core.web.readOauthLink(PROVIDER, link);
  if (!known) {
    throw new AppError("invalid_input", {
      say: "This link is not complete.",
      next: "Copy it whole, or type /sdr connect gmail in Slack for a new one.",
    });
  }
  const body = `<h1>Connect a Gmail mailbox</h1>
<p>It will send and read e-mail for the Chat SDR account of <b>${escapeHtml(known.name)}</b>. If that is not you, close this page.</p>
<form method="post" action="/connect/google"><input type="hidden" name="link" value="${escapeHtml(link)}">
<button type="submit">Continue to Google</button></form>`;
  // Browsers hold a form's redirects to form-action too, and this one ends at Google.
  const formAction = `'self' ${known.consent_origin}`;
  respondPage(res, 200, { title: "Connect Gmail", body, formAction });
}

async function goToGoogle(
  { core, secure }: ConnectGoogle,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  refuseForeignForm(req);
  const link = (await readForm(req)).get("link") ?? "";
  const { consent_url, browser } = await core.web.beginConsent({ provider: PROVIDER, link });
  res.writeHead(303, {
    location: consent_url,
    "set-cookie": browserCookie(browser, secure),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  res.end();
}

async function takeAnswer(
  { core, secure }: ConnectGoogle,
  { req, url }: { req: IncomingMessage; url: URL },
  res: ServerResponse,
): Promise<void> {
  res.setHeader("set-cookie", clearedCookie(secure));
  const { address } = await core.web.finishConsent({
    provider: PROVIDER,
    state: url.searchParams.get("state") ?? "",
    browser: readBrowserCookie(req),
    code: url.searchParams.get("code"),
  });
  const body = `<h1>${escapeHtml(address)} is connected</h1><p>You can close this page and go back to Slack.</p>`;
  respondPage(res, 200, { title: "Connected", body });
}

/** Browsers say where a form came from; a page of somebody else's may not press the button. */
function refuseForeignForm(req: IncomingMessage): void {
  const site = req.headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin") return;
  throw new AppError("not_allowed", {
    say: "This request came from another site.",
    next: "Open the link from Slack itself.",
  });
}

function notHere(): AppError {
  return new AppError("not_found", { say: "There is nothing here." });
}

const STATUS: Partial<Record<AppError["code"], number>> = {
  invalid_input: 400,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 502,
};

/** What went wrong goes to the person; an error of ours goes on to the log. */
function sayError(res: ServerResponse, thrown: unknown): void {
  const error = asAppError(thrown);
  if (error.code === "internal") throw error;
  const body = `<h1>Not connected</h1><p>${escapeHtml(error.say)}</p><p>${escapeHtml(error.next ?? "")}</p>`;
  respondPage(res, STATUS[error.code] ?? 503, { title: "Not connected", body });
}
