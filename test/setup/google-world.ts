import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import type { Log } from "../../src/core/core-deps.ts";
import { gmailProvider } from "../../src/core/providers/gmail.ts";
import { googleOauth } from "../../src/core/providers/google-oauth.ts";
import { sandboxProvider } from "../../src/core/providers/sandbox.ts";
import { createWeb } from "../../src/web/create-web.ts";
import { CLIENT, type GmailServer, startGmailServer } from "../vendors/gmail-server.ts";
import { inTenant } from "./contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "./core-for-test.ts";

/** The product with Google beside it: its pages on a real socket, its log in an array. */
export type GoogleWorld = TestWorld & {
  google: GmailServer;
  /** Where the product's pages are. */
  url: string;
  logged: string[];
  /** Signs in as a person would; answers the mailbox's address. */
  connect(user: TestUser, address?: string): Promise<string>;
};

/** What a browser keeps between two requests. */
export type Browser = { cookie: string };

export async function googleWorld(): Promise<GoogleWorld> {
  const google = await startGmailServer();
  const logged: string[] = [];
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
    log: logInto(logged),
    mailboxProviders: [sandboxless(), gmailProvider({ apiUrl: google.url, timeoutMs: 2_000 })],
    oauthClients: [
      googleOauth({
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        connectUrl: `${url}/connect/google`,
        oauthUrl: google.url,
        apiUrl: google.url,
        timeoutMs: 2_000,
      }),
    ],
  });
  web.handle = createWeb({ core: world.core, metrics: new Registry(), secure: false });
  return {
    ...world,
    google,
    url,
    logged,
    async connect(user, address = `riley.${randomUUID().slice(0, 8)}@acme.example`) {
      const link = (await world.core.startOauth(user, { provider: "gmail" })).url;
      const { browser, location } = await press(link);
      await browse(google.consent(location, { address }), browser);
      return address;
    },
    async close() {
      await world.close();
      await google.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens the link from Slack, presses its button, and stops where Google's page would open. */
export async function press(link: string): Promise<{ browser: Browser; location: string }> {
  const posted = await fetch(link.split("?")[0] ?? link, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ link: new URL(link).searchParams.get("link") ?? "" }),
  });
  const cookie = (posted.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const location = posted.headers.get("location");
  if (!location) throw new Error(`${posted.status}: ${await posted.text()}`);
  return { browser: { cookie }, location };
}

export async function browse(
  url: string,
  browser: Browser,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { headers: { cookie: browser.cookie } });
  return { status: answer.status, text: await answer.text() };
}

/** The user's mailboxes and credentials as they are stored. */
export function stored(world: TestWorld, user: TestUser) {
  return inTenant(world, user, async ({ tx }) => ({
    mailboxes: await tx.mailbox.findMany({ where: { provider: "gmail" } }),
    credentials: await tx.integrationCredential.findMany(),
    posts: await tx.slackPost.findMany({ orderBy: { created_at: "asc" } }),
  }));
}

function logInto(lines: string[]): Log {
  const write = (fields: object, text: string) => {
    lines.push(`${text} ${JSON.stringify(fields)}`);
  };
  return { debug: write, info: write, warn: write, error: write };
}

/** The test user's sandbox mailbox stays closed: only Gmail is spoken here. */
function sandboxless() {
  return sandboxProvider({} as Parameters<typeof sandboxProvider>[0]);
}
