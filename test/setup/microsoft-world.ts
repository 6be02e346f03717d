import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { microsoftOauth } from "../../src/core/providers/microsoft-oauth.ts";
import { outlookProvider } from "../../src/core/providers/outlook.ts";
import { createWeb } from "../../src/web/create-web.ts";
import { GRAPH_CLIENT, type GraphServer, startGraphServer } from "../vendors/graph-server.ts";
import { inTenant } from "./contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "./core-for-test.ts";
import { browse, press } from "./google-world.ts";

/** The product with Microsoft beside it: its pages on a real socket, its log in an array. */
export type MicrosoftWorld = TestWorld & {
  graph: GraphServer;
  /** Where the product's pages are. */
  url: string;
  logged: string[];
  /** Signs in as a person would; answers the mailbox's address. */
  connect(user: TestUser, address?: string): Promise<string>;
};

export async function microsoftWorld(): Promise<MicrosoftWorld> {
  const graph = await startGraphServer();
  const logged: string[] = [];
  const write = (fields: object, text: string) => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  const web: { handle: ReturnType<typeof createWeb> | null } = { handle: null };
  const server = createServer((req, res) => {
    web.handle?.(req, res).catch((error: unknown) => {
      logged.push(String(error));
      res.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = await coreForTest({
    log: { debug: write, info: write, warn: write, error: write },
    mailboxProviders: [outlookProvider({ apiUrl: graph.url, timeoutMs: 2_000 })],
    oauthClients: [
      microsoftOauth({
        clientId: GRAPH_CLIENT.id,
        clientSecret: GRAPH_CLIENT.secret,
        connectUrl: `${url}/connect/microsoft`,
        loginUrl: `${graph.url}/common`,
        graphUrl: graph.url,
        timeoutMs: 2_000,
      }),
    ],
  });
  web.handle = createWeb({ core: world.core, metrics: new Registry(), secure: false });
  return {
    ...world,
    graph,
    url,
    logged,
    async connect(user, address = `riley.${randomUUID().slice(0, 8)}@acme.example`) {
      const link = (await world.core.startOauth(user, { provider: "outlook" })).url;
      const { browser, location } = await press(link);
      await browse(graph.consent(location, { address }), browser);
      return address;
    },
    async close() {
      await world.close();
      await graph.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The user's Outlook mailboxes, credentials and posts as they are stored. */
export function storedOutlook(world: TestWorld, user: TestUser) {
  return inTenant(world, user, async ({ tx }) => ({
    mailboxes: await tx.mailbox.findMany({ where: { provider: "outlook" } }),
    credentials: await tx.integrationCredential.findMany(),
    posts: await tx.slackPost.findMany({ orderBy: { created_at: "asc" } }),
  }));
}
