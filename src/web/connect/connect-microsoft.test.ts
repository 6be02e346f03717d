import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchAll, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import type { TestUser } from "../../../test/setup/core-for-test.ts";
import { browse, press } from "../../../test/setup/google-world.ts";
import {
  type MicrosoftWorld,
  microsoftWorld,
  storedOutlook,
} from "../../../test/setup/microsoft-world.ts";
import { GRAPH_CLIENT } from "../../../test/vendors/graph-server.ts";
import { accessToken } from "../../core/credentials/access-token.ts";
import { openConnection } from "../../core/db/open-connection.ts";

let world: MicrosoftWorld;
beforeAll(async () => {
  world = await microsoftWorld();
});
afterAll(() => world.close());

const link = async (user: TestUser) =>
  (await world.core.startOauth(user, { provider: "outlook" })).url;
const mailboxesOf = async (user: TestUser) => (await storedOutlook(world, user)).mailboxes;

describe("connecting Outlook", () => {
  it("goes from the link in Slack over Microsoft to a mailbox that works, and says so", async () => {
    const user = await world.addUser("Riley Reyes");
    await linkSlack(world, user);
    const url = await link(user);
    const shown = await (await fetch(url)).text();
    expect(shown).toContain("Connect an Outlook mailbox");
    expect(shown).toContain("Continue to Microsoft");
    const { browser, location } = await press(url);
    const asked = new URL(location).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("scope")).toBe("offline_access User.Read Mail.ReadWrite Mail.Send");
    const back = world.graph.consent(location, { address: "Riley@acme.example" });
    expect(await browse(back, browser)).toMatchObject({
      status: 200,
      text: expect.stringContaining("Riley@acme.example"),
    });
    const { mailboxes, posts } = await storedOutlook(world, user);
    expect(mailboxes).toMatchObject([
      { address: "Riley@acme.example", status: "ok", can_read_replies: true },
    ]);
    expect(JSON.stringify(posts.map((post) => post.payload))).toContain("is connected");
    await fetchAll(world);
    expect((await mailboxesOf(user))[0]).toMatchObject({ synced_at: expect.any(Date) });
  });

  it("takes no link that was made for another vendor", async () => {
    const url = new URL(await link(await world.addUser()));
    url.pathname = "/connect/google";
    expect((await fetch(url)).status).toBe(503);
    expect((await fetch(`${world.url}/connect/elsewhere`)).status).toBe(404);
  });

  it.each(["declined", "half granted", "other browser"])("connects nothing: %s", async (what) => {
    const user = await world.addUser();
    const { browser, location } = await press(await link(user));
    const others = await press(await link(await world.addUser()));
    const scopes = what === "half granted" ? ["Mail.ReadWrite", "User.Read"] : undefined;
    const back = world.graph.consent(location, {
      address: "half@acme.example",
      decline: what === "declined",
      ...(scopes ? { scopes } : {}),
    });
    const answer = await browse(back, what === "other browser" ? others.browser : browser);
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/sdr connect outlook|agree to all of it/);
    expect(await mailboxesOf(user)).toEqual([]);
  });
});

describe("Microsoft's access", () => {
  it("goes on over many renewals, each with the refresh token of the one before", async () => {
    const user = await world.addUser();
    const address = await world.connect(user);
    const ask = (refused?: string) =>
      accessToken(world.deps, { ...user, provider: "outlook", address }, refused);
    const seen = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      const token = await ask([...seen].at(-1));
      expect(seen.has(token)).toBe(false);
      seen.add(token);
    }
    expect((await mailboxesOf(user))[0]?.status).toBe("ok");
  });

  it("that has ended stops the mailbox and asks once, in Slack, to connect it again", async () => {
    const user = await world.addUser();
    await linkSlack(world, user);
    const address = await world.connect(user);
    world.graph.endGrants(address);
    await fetchAll(world);
    await fetchAll(world);
    const { mailboxes, posts } = await storedOutlook(world, user);
    expect(mailboxes[0]?.status).toBe("needs_reconnect");
    const asking = posts.filter((post) => JSON.stringify(post.payload).includes("connect outlook"));
    expect(asking).toHaveLength(1);
    await world.connect(user, address);
    expect((await mailboxesOf(user))[0]?.status).toBe("ok");
  });

  it("turns up in no log, page, Slack post or database column", async () => {
    const user = await world.addUser();
    await linkSlack(world, user);
    const { browser, location } = await press(await link(user));
    const back = world.graph.consent(location, { address: "secret@acme.example" });
    const seen: string[] = [location, (await browse(back, browser)).text];
    for (const status of [401, 403, 429, 500, 0]) {
      world.graph.fail({ path: /v1\.0\/me/, status });
      await inTenant(world, user, ({ tx }) =>
        tx.mailbox.updateMany({ data: { next_sync_at: new Date(0) } }),
      );
      await fetchAll(world);
      seen.push(JSON.stringify(await mailboxesOf(user)));
    }
    seen.push(...world.logged, await dump());
    expect(world.logged.length).toBeGreaterThan(0);
    expect(world.graph.secrets.length).toBeGreaterThan(2);
    for (const secret of [...world.graph.secrets, GRAPH_CLIENT.secret])
      for (const text of seen) expect(text).not.toContain(secret);
  });
});

/** Everything about credentials that stands in the database, as text. */
async function dump(): Promise<string> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const texts: string[] = [];
  const tables = ["integration_credentials", "mailboxes", "oauth_states", "slack_posts"];
  for (const table of [...tables, "audit_log", "inbound_mail"]) {
    const { rows } = await owner.query(`select t::text as row from ${table} t`);
    texts.push(...rows.map((row: { row: string }) => row.row));
  }
  await owner.end();
  return texts.join("\n");
}
