import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../../core/core.ts";
import { AppError, asAppError } from "../../core/errors.ts";
import { escapeHtml, respondPage } from "../respond.ts";
import { browserCookie, clearedCookie, readBrowserCookie } from "./browser-cookie.ts";
import { readForm } from "./read-form.ts";

export type ConnectMailbox = {
  core: Core;
  /** True behind https, where the cookie must never travel in clear. */
  secure: boolean;
};

/** A vendor whose mailboxes are connected on a page of ours. */
type Vendor = { path: string; provider: string; name: string; mailbox: string };

const VENDORS: readonly Vendor[] = [
  { path: "/connect/google", provider: "gmail", name: "Google", mailbox: "a Gmail" },
  { path: "/connect/microsoft", provider: "outlook", name: "Microsoft", mailbox: "an Outlook" },
];

type Desk = ConnectMailbox & { vendor: Vendor };

/**
 * `/connect/google` and its like: GET shows whose account is about to get a mailbox, and changes nothing,
 * because link scanners open every link; POST uses the link up and goes to the vendor; `/callback` takes
 * the vendor's answer.
 */
export async function connectMailbox(
  given: ConnectMailbox,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? "/", "http://here");
  try {
    const path = url.pathname.replace(/\/callback$/, "");
    const vendor = VENDORS.find((one) => one.path === path);
    if (!vendor) throw notHere();
    const desk = { ...given, vendor };
    if (path !== url.pathname) await takeAnswer(desk, { req, url }, res);
    else if (req.method === "POST") await goToVendor(desk, req, res);
    else showLink(desk, url, res);
  } catch (thrown) {
    sayError(res, thrown);
  } finally {
    req.resume();
  }
}

function showLink({ core, vendor }: Desk, url: URL, res: ServerResponse): void {
  const link = url.searchParams.get("link") ?? "";
  const known = core.web.readOauthLink(vendor.provider, link);
  if (!known) {
    throw new AppError("invalid_input", {
      say: "This link is not complete.",
      next: `Copy it whole, or type /sdr connect ${vendor.provider} in Slack for a new one.`,
    });
  }
  const body = `<h1>Connect ${vendor.mailbox} mailbox</h1>
<p>It will send and read e-mail for the Chat SDR account of <b>${escapeHtml(known.name)}</b>. If that is not you, close this page.</p>
<form method="post" action="${vendor.path}"><input type="hidden" name="link" value="${escapeHtml(link)}">
<button type="submit">Continue to ${vendor.name}</button></form>`;
  // Browsers hold a form's redirects to form-action too, and this one ends at the vendor's.
  const formAction = `'self' ${known.consent_origin}`;
  respondPage(res, 200, { title: "Connect a mailbox", body, formAction });
}

async function goToVendor(
  { core, secure, vendor }: Desk,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  refuseForeignForm(req);
  const link = (await readForm(req)).get("link") ?? "";
  const { consent_url, browser } = await core.web.beginConsent({ provider: vendor.provider, link });
  res.writeHead(303, {
    location: consent_url,
    "set-cookie": browserCookie(browser, secure),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  res.end();
}

async function takeAnswer(
  { core, secure, vendor }: Desk,
  { req, url }: { req: IncomingMessage; url: URL },
  res: ServerResponse,
): Promise<void> {
  res.setHeader("set-cookie", clearedCookie(secure));
  const { address } = await core.web.finishConsent({
    provider: vendor.provider,
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
