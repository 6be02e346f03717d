import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectClient } from "../../../test/mcp/connect-client.ts";
import { fetchAll, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import type { TestUser } from "../../../test/setup/core-for-test.ts";
import {
  browse,
  type GoogleWorld,
  googleWorld,
  press,
  stored,
} from "../../../test/setup/google-world.ts";
import { openConnection } from "../../core/db/open-connection.ts";

let world: GoogleWorld;
beforeAll(async () => {
  world = await googleWorld();
});
afterAll(() => world.close());

const link = async (user: TestUser) =>
  (await world.core.startOauth(user, { provider: "gmail" })).url;
const mailboxesOf = async (user: TestUser) => (await stored(world, user)).mailboxes;

/** As if eleven minutes had passed since every link and state was made. */
async function letTimePass(): Promise<void> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await owner.query("update oauth_states set expires_at = expires_at - interval '11 minutes'");
  await owner.end();
}

describe("connecting Gmail", () => {
  it("goes from the link in Slack over Google to a mailbox that works, and says so", async () => {
    const user = await world.addUser("Riley <Reyes>");
    await linkSlack(world, user);
    const url = await link(user);
    const page = await fetch(url);
    const shown = await page.text();
    expect(shown).toContain("Riley &#60;Reyes&#62;");
    expect(page.headers.get("content-security-policy")).toContain(
      `form-action 'self' ${new URL(world.google.url).origin};`,
    );
    const { browser, location } = await press(url);
    const asked = new URL(location).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("access_type")).toBe("offline");
    expect(asked.get("scope")).toBe(
      "https://www.googleapis.com/auth/gmail.compose https://www.googleapis.com/auth/gmail.readonly",
    );
    const back = world.google.consent(location, { address: "Riley@acme.example" });
    const done = await browse(back, browser);
    expect(done).toMatchObject({
      status: 200,
      text: expect.stringContaining("Riley@acme.example"),
    });
    const { mailboxes, posts } = await stored(world, user);
    expect(mailboxes).toMatchObject([
      { address: "Riley@acme.example", status: "ok", can_read_replies: true },
    ]);
    expect(JSON.stringify(posts.map((post) => post.payload))).toContain("is connected");
    await fetchAll(world);
    expect((await mailboxesOf(user))[0]).toMatchObject({ synced_at: expect.any(Date) });
  });

  it("changes nothing when a link is only opened, as link scanners do", async () => {
    const url = await link(await world.addUser());
    await fetch(url);
    await fetch(url, { method: "HEAD" });
    expect((await press(url)).location).toContain(world.google.url);
  });

  it("takes a link once, for ten minutes, and only as we made it", async () => {
    const user = await world.addUser();
    const used = await link(user);
    await press(used);
    await expect(press(used)).rejects.toThrow(/400.*used already/s);
    const old = await link(user);
    await letTimePass();
    await expect(press(old)).rejects.toThrow(/older than ten minutes/);
    expect((await fetch(`${world.url}/connect/google?link=v1.made.up`)).status).toBe(400);
    await expect(press(`${world.url}/connect/google?link=made-up`)).rejects.toThrow(/400/);
  });

  it("refuses a form that another site sent", async () => {
    const body = new URLSearchParams({ link: "x" });
    const headers = { "sec-fetch-site": "cross-site" };
    const posted = await fetch(`${world.url}/connect/google`, { method: "POST", headers, body });
    expect(posted.status).toBe(403);
  });

  it.each(["other browser", "no cookie", "wrong state", "expired", "reused", "declined"])(
    "connects nothing: %s",
    async (what) => {
      const user = await world.addUser();
      const { browser, location } = await press(await link(user));
      const address = `${what.replace(" ", ".")}@acme.example`;
      const decline = what === "declined";
      const back = new URL(world.google.consent(location, { address, decline }));
      if (what === "wrong state") back.searchParams.set("state", "made-up");
      if (what === "expired") await letTimePass();
      const others = await press(await link(await world.addUser()));
      const cookies: Record<string, string> = {
        "other browser": others.browser.cookie,
        "no cookie": "",
      };
      if (what === "reused") {
        await browse(back.href, { cookie: others.browser.cookie });
      }
      const answer = await browse(back.href, { cookie: cookies[what] ?? browser.cookie });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("/sdr connect gmail");
      expect(await mailboxesOf(user)).toEqual([]);
    },
  );

  it("connects nothing when Google did not grant all that is needed", async () => {
    const user = await world.addUser();
    const { browser, location } = await press(await link(user));
    const scopes = ["https://www.googleapis.com/auth/gmail.readonly"];
    const answer = await browse(
      world.google.consent(location, { address: "half@acme.example", scopes }),
      browser,
    );
    expect(answer.text).toContain("leave both boxes ticked");
    expect(await mailboxesOf(user)).toEqual([]);
  });

  it("is only the owner's to begin", async () => {
    const user = await world.addUser();
    await expect(link(user.agent as TestUser)).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("Google's secrets", () => {
  it("turn up in no log, error, page, Slack post, agent's answer or database column", async () => {
    const user = await world.addUser();
    await linkSlack(world, user);
    const { browser, location } = await press(await link(user));
    const back = world.google.consent(location, { address: "secret@acme.example" });
    const seen: string[] = [location, (await browse(back, browser)).text];
    for (const status of [401, 403, 429, 500, 0]) {
      world.google.fail({ path: /gmail\/v1/, status });
      await makeDue(user);
      await fetchAll(world);
      seen.push(JSON.stringify(await mailboxesOf(user)));
    }
    world.google.endGrants("secret@acme.example");
    await makeDue(user);
    await fetchAll(world);
    seen.push(JSON.stringify(await stored(world, user)), ...world.logged);
    seen.push(await askEverything(user));
    seen.push(await dump());
    expect((await mailboxesOf(user))[0]?.status).toBe("needs_reconnect");
    expect(world.logged.length).toBeGreaterThan(0);
    expect(world.google.secrets.length).toBeGreaterThan(2);
    for (const secret of [...world.google.secrets, "planted-client-secret"])
      for (const text of seen) expect(text).not.toContain(secret);
  });
});

async function makeDue(user: TestUser): Promise<void> {
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.updateMany({ data: { next_sync_at: new Date(0) } }),
  );
}

/** What every tool answers an agent that has nothing to say. */
async function askEverything(user: TestUser): Promise<string> {
  const client = await connectClient(world.core, user.agent);
  const { tools } = await client.listTools();
  const answers = await Promise.all(
    tools.map(({ name }) => client.callTool({ name, arguments: {} })),
  );
  await client.close();
  expect(JSON.stringify(answers)).toContain("secret@acme.example");
  return JSON.stringify(answers);
}

/** Everything that stands in the database, as text. */
async function dump(): Promise<string> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const texts: string[] = [];
  for (const table of [
    "integration_credentials",
    "mailboxes",
    "oauth_states",
    "slack_posts",
    "audit_log",
    "inbound_mail",
  ]) {
    const { rows } = await owner.query(`select t::text as row from ${table} t`);
    texts.push(...rows.map((row: { row: string }) => row.row));
  }
  await owner.end();
  return texts.join("\n");
}
