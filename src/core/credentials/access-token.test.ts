import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import type { TestUser } from "../../../test/setup/core-for-test.ts";
import { type GoogleWorld, googleWorld, stored } from "../../../test/setup/google-world.ts";
import { accessToken } from "./access-token.ts";

let world: GoogleWorld;
beforeAll(async () => {
  world = await googleWorld();
});
afterAll(() => world.close());

const refreshes = () => world.google.timesAsked(/oauth2\/token/);

async function connected(): Promise<{ user: TestUser; address: string; ask: typeof ask }> {
  const user = await world.addUser();
  await linkSlack(world, user);
  const address = await world.connect(user);
  const ask = (refused?: string) =>
    accessToken(world.deps, { ...user, provider: "gmail", address }, refused);
  return { user, address, ask };
}

test("twenty who find the token refused at once cause one refresh, and all get the new one", async () => {
  const { ask } = await connected();
  const old = await ask();
  const before = refreshes();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => ask(old)));
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(old);
  expect(refreshes()).toBe(before + 1);
  expect(await ask()).toBe(tokens[0]);
});

test("an ended grant stops the mailbox and asks once, in Slack, to connect it again", async () => {
  const { user, address, ask } = await connected();
  const old = await ask();
  world.google.endGrants(address);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => ask(old)));
  for (const answer of answers) expect(answer).toMatchObject({ reason: { code: "not_connected" } });
  const before = refreshes();
  await expect(ask()).rejects.toMatchObject({ code: "not_connected" });
  expect(refreshes()).toBe(before);
  const { mailboxes, posts, credentials } = await stored(world, user);
  expect(mailboxes[0]).toMatchObject({ status: "needs_reconnect" });
  expect(credentials[0]).toMatchObject({ status: "needs_reconnect", refresh_id: null });
  const asking = posts.filter((post) => JSON.stringify(post.payload).includes("has ended"));
  expect(asking).toHaveLength(1);
  await world.connect(user, address);
  expect((await stored(world, user)).mailboxes).toMatchObject([{ status: "ok", address }]);
  expect(await ask()).not.toBe(old);
});

test.each([500, 503, 0, -1])(
  "a sign-in that answers %i keeps the grant for another try",
  async (status) => {
    const { user, ask } = await connected();
    const old = await ask();
    world.google.fail({ path: /oauth2\/token/, status });
    await expect(ask(old)).rejects.toMatchObject({ code: "unavailable", retryable: true });
    expect((await stored(world, user)).mailboxes[0]?.status).toBe("ok");
    expect(await ask(old)).not.toBe(old);
  },
);

test("a connection made anew during a refresh is not overwritten by it", async () => {
  const { user, address, ask } = await connected();
  const old = await ask();
  const { refresh_id } = await inTenant(world, user, async ({ tx }) => {
    await tx.integrationCredential.updateMany({
      data: { refresh_id: user.user_id, refresh_until: new Date(Date.now() + 3_600_000) },
    });
    return tx.integrationCredential.findFirstOrThrow();
  });
  const waiting = ask(old);
  await world.connect(user, address);
  const fresh = await waiting;
  expect(fresh).not.toBe(old);
  expect(refresh_id).not.toBeNull();
  expect(await ask()).toBe(fresh);
});

test("two accounts of one vendor live in one credential, and leaving one keeps the other", async () => {
  const { user, address, ask } = await connected();
  const second = await world.connect(user);
  const { credentials, mailboxes } = await stored(world, user);
  expect(credentials).toHaveLength(1);
  expect(mailboxes).toHaveLength(2);
  const gone = mailboxes.find((one) => one.address === second);
  await world.core.disconnectMailbox(user, { mailbox_id: gone?.id ?? "" });
  const other = { ...user, provider: "gmail", address: second };
  await expect(accessToken(world.deps, other)).rejects.toMatchObject({ code: "not_connected" });
  expect(await ask()).toBeTruthy();
  expect(address).not.toBe(second);
});
