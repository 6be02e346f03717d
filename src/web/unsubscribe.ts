import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../core/core.ts";
import { respondPage } from "./respond.ts";

const SORRY =
  "<h1>This link is not complete</h1><p>Please copy the whole link from the e-mail, or reply “unsubscribe”.</p>";

/**
 * `/u/<token>`: GET only shows a page with a button, because link scanners open every link; POST acts,
 * from that button or from a mail program's one click (RFC 8058), without cookie or login.
 */
export async function unsubscribe(
  core: Core,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const token = tokenOf(req.url ?? "");
  req.resume();
  if (token === null) return respondPage(res, 404, { title: "Link not complete", body: SORRY });
  if (req.method !== "POST") {
    const body = `<h1>Stop these e-mails?</h1><p>You will not hear from this sender again.</p>
<form method="post"><button type="submit">Unsubscribe</button></form>`;
    return respondPage(res, 200, { title: "Unsubscribe", body });
  }
  const known = await core.web.unsubscribe(token);
  if (!known) return respondPage(res, 404, { title: "Link not complete", body: SORRY });
  respondPage(res, 200, {
    title: "Done",
    body: "<h1>Done</h1><p>You will not hear from this sender again.</p>",
  });
}

/** Null where the link was broken in the middle of an escaped letter. */
function tokenOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split("?")[0]?.slice("/u/".length) ?? "");
  } catch {
    return null;
  }
}
