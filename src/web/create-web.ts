import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Core } from "../core/core.ts";
import { connectMailbox } from "./connect/connect-mailbox.ts";
import { respondJson } from "./respond.ts";
import { unsubscribe } from "./unsubscribe.ts";

export type WebOptions = {
  core: Core;
  metrics: Registry;
  /** People reach us by https, so cookies must never travel in clear. */
  secure: boolean;
};

/** Health, metrics and the public pages. Answers true when the path was its own. */
export function createWeb({ core, metrics, secure }: WebOptions) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const path = (req.url ?? "/").split("?")[0] ?? "/";
    if (path === "/healthz") respondJson(res, 200, { ok: true });
    else if (path === "/readyz") await ready(core, res);
    else if (path === "/metrics") {
      res.writeHead(200, { "content-type": metrics.contentType });
      res.end(await metrics.metrics());
    } else return publicPage({ core, secure }, req, res);
    return true;
  };
}

/** What people reach by a link. */
async function publicPage(
  { core, secure }: Pick<WebOptions, "core" | "secure">,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const url = req.url ?? "/";
  if (url.startsWith("/u/")) await unsubscribe(core, req, res);
  else if (url.startsWith("/connect/")) await connectMailbox({ core, secure }, req, res);
  else return false;
  return true;
}

async function ready(core: Core, res: ServerResponse): Promise<void> {
  try {
    await core.web.ping();
    respondJson(res, 200, { ok: true });
  } catch {
    respondJson(res, 503, { ok: false, reason: "the database does not answer" });
  }
}
