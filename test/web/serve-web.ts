import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import type { Core } from "../../src/core/core.ts";
import { createWeb } from "../../src/web/create-web.ts";

export type ServedWeb = { url: string; metrics: Registry; close(): Promise<void> };

/** The real public pages on a real socket of loopback. */
export async function serveWeb(core: Core): Promise<ServedWeb> {
  const metrics = new Registry();
  const web = createWeb({ core, metrics, secure: false });
  const server = createServer(async (req, res) => {
    if (!(await web(req, res))) res.writeHead(404).end("somebody else's");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    metrics,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
