import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSlackSurface } from "../../src/slack/create-slack-surface.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { query, untilRows } from "./expire-leases.ts";
import { sendClick } from "./send-click.ts";
import { rep, SALES, SIGNING_SECRET, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

const OPEN = "select key from processed_events where state = 'received'";

test("a stop does not wait for a window that Slack never opens, and leaves its click for the next start", async () => {
  let asked = 0;
  const server = createServer((req, res) => {
    if (req.url === "/slack/events") surface.handler(req, res);
    else asked += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const surface = createSlackSurface({
    core: world.core,
    log: world.deps.log,
    signingSecret: SIGNING_SECRET,
    apiUrl: `${base}/api/`,
    botToken: "xoxb-T1",
    drainMs: 50,
  });
  const card = await world.waitingDraft("Dana Smith");
  await sendClick(
    { eventsUrl: `${base}/slack/events` },
    {
      ...rep,
      action_id: ACTIONS.regenerate,
      value: `${world.owner.user_id}:${card.step_id}:${card.draft_version}`,
      channel: SALES,
      ts: "1.1",
    },
  );
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(0);
  await surface.stop();
  expect(await query(world, OPEN)).toHaveLength(1);
  // Slack hangs up, so that the click ends before its database does.
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await untilRows(world, OPEN, (rows) => rows.length === 0);
});
