import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MailboxProvider } from "../../src/core/ports/mailbox.ts";
import { gmailProvider } from "../../src/core/providers/gmail.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { inTenant } from "../setup/contacted-lead.ts";
import { type GmailServer, startGmailServer } from "../vendors/gmail-server.ts";
import { buttonsOf, sendClick, wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

const OWN = "riley@lantern.example";
const ALIAS = "sales@lantern.example";

let google: GmailServer;
let world: SlackWorld;
beforeAll(async () => {
  google = await startGmailServer();
  world = await slackWorld();
  const gmail = gmailProvider({ apiUrl: google.url, timeoutMs: 2_000 });
  const withToken: MailboxProvider = {
    ...gmail,
    open: (account) =>
      gmail.open({ ...account, accessToken: async () => google.grant(OWN).access_token }),
  };
  world.deps.mailboxProviders = [...world.deps.mailboxProviders, withToken];
  await inTenant(world, world.owner, ({ tx, user_id }) =>
    tx.mailbox.create({
      data: { user_id, provider: "gmail", address: OWN, time_zone: "UTC", can_read_replies: true },
    }),
  );
});
afterAll(async () => {
  await world.close();
  await google.close();
});

type Menu = { action_id?: string; options?: { value: string; text: { text: string } }[] };

async function menus(): Promise<Menu[]> {
  const elements = buttonsOf(await world.type(rep, "connect")) as Menu[];
  return elements.filter(({ action_id }) => action_id === ACTIONS.chooseSender);
}

test("/sdr connect has no menu for a mailbox with one address only", async () => {
  expect(await menus()).toEqual([]);
});

test("/sdr connect offers the confirmed addresses of a Gmail mailbox, and takes the choice", async () => {
  google.account(OWN).addSender({ address: ALIAS });
  google.account(OWN).addSender({ address: "new@lantern.example", confirmed: false });
  const [menu] = await menus();
  expect(menu?.options?.map(({ text }) => text.text)).toEqual([
    `Send as ${OWN}`,
    `Send as ${ALIAS}`,
  ]);
  await sendClick(world, {
    user: rep.user,
    action_id: ACTIONS.chooseSender,
    value: menu?.options?.[1]?.value ?? "",
    channel: SALES,
    ts: `${Date.now() / 1000}`,
    action_ts: randomUUID(),
  });
  await world.slack.waitFor(
    () => (world.lastWord(rep).text.includes(ALIAS) ? true : undefined),
    "the new sender",
  );
  expect(wordsOf(await world.type(rep, "connect"))).toContain(`Writes as ${ALIAS}.`);
});

test("/sdr connect still lists the mailboxes when Gmail gives no answer", async () => {
  google.fail({ path: /settings\/sendAs$/, status: 503 });
  expect(wordsOf(await world.type(rep, "connect"))).toContain(OWN);
});
