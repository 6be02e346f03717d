import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Core } from "../core/core.ts";
import { respondJson } from "./respond.ts";
import { unsubscribe } from "./unsubscribe.ts";

export type WebOptions = { core: Core; metrics: Registry };

/** Health, metrics and the public pages. Answers true when the path was its own. */
export function createWeb({ core, metrics }: WebOptions) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const path = (req.url ?? "/").split("?")[0] ?? "/";
    if (path === "/healthz") respondJson(res, 200, { ok: true });
    else if (path === "/readyz") await ready(core, res);
    else if (path === "/metrics") {
      res.writeHead(200, { "content-type": metrics.contentType });
      res.end(await metrics.metrics());
    } else if (path.startsWith("/u/")) await unsubscribe(core, req, res);
    else return false;
    return true;
  };
}

async function ready(core: Core, res: ServerResponse): Promise<void> {
  try {
    await core.web.ping();
    respondJson(res, 200, { ok: true });
  } catch {
    respondJson(res, 503, { ok: false, reason: "the database does not answer" });
  }
}
