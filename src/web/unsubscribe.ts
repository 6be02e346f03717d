import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../core/core.ts";
import { respondPage } from "./respond.ts";

const SORRY =
  "<h1>This link is not complete</h1><p>Nothing was changed. Please copy the whole link from the e-mail, or reply “unsubscribe” to it.</p>";

const ASK = `<h1>Stop these e-mails?</h1>
<p>One press, and you will not hear from this sender again. You need no account, and nobody asks why.</p>
<form method="post"><button type="submit">Unsubscribe</button></form>`;

const DONE = `<h1>You are unsubscribed</h1>
<p>You will not hear from this sender again. Everything that was planned for you is cancelled; at most a message that was leaving in this very moment can still arrive.</p>
<p>You can close this page.</p>`;

const LATER =
  "<h1>That did not work just now</h1><p>You are not unsubscribed yet, which is our fault. Please press the button again in a minute, or reply “unsubscribe” to the e-mail.</p>";

/**
 * `/u/<token>`: GET only shows a page with a button, because link scanners open every link; POST acts,
 * from that button or from a mail program's one click (RFC 8058), without cookie or login. All else does
 * nothing.
 */
export async function unsubscribe(
  core: Core,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const token = tokenOf(req.url ?? "");
  req.resume();
  if (req.method !== "POST" && req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(req.method === "OPTIONS" ? 204 : 405, { allow: "GET, HEAD, POST, OPTIONS" });
    res.end();
  } else if (token === null || token === "") {
    respondPage(res, 404, { title: "Link not complete", body: SORRY });
  } else if (req.method === "POST") await act(core, token, res);
  else respondPage(res, 200, { title: "Unsubscribe", body: ASK });
}

/** A failure is said to the person, and passed on to the log. */
async function act(core: Core, token: string, res: ServerResponse): Promise<void> {
  try {
    const known = await core.web.unsubscribe(token);
    if (known) respondPage(res, 200, { title: "Unsubscribed", body: DONE });
    else respondPage(res, 404, { title: "Link not complete", body: SORRY });
  } catch (error) {
    respondPage(res, 503, { title: "Not done yet", body: LATER });
    throw error;
  }
}

/** Null where the link was broken in the middle of an escaped letter. */
function tokenOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split("?")[0]?.slice("/u/".length) ?? "");
  } catch {
    return null;
  }
}
