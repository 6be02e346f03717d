import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  approvedTouch,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import {
  contactLead,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { gmailAsSandbox } from "../../../test/setup/gmail-as-sandbox.ts";
import type { GmailAccount } from "../../../test/vendors/gmail-account.ts";
import { type GmailServer, startGmailServer } from "../../../test/vendors/gmail-server.ts";
import { readCard } from "../approvals/read-card.ts";
import { sendDueTouches } from "../outbox/send-due-touches.ts";

const ALIAS = "sales@lantern.example";
const signal = new AbortController().signal;

let server: GmailServer;
let world: TestWorld;
let user: TestUser;
let account: GmailAccount;
beforeAll(async () => {
  server = await startGmailServer();
  world = await coreForTest({ mailboxProviders: [gmailAsSandbox(server)] });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
  await server.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  account = server.account((await mailbox()).address);
  account.setClock(TUESDAY);
  account.addSender({ address: ALIAS, name: "Lantern Sales" });
});

const mailbox = () =>
  inTenant(world, user, ({ tx }) =>
    tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
  );
const choose = (address: string) =>
  world.core.chooseSender(user, { mailbox_id: user.mailbox_id, address });
const sendWhatIsDue = () => sendDueTouches(world.deps, { limit: 50, signal });
const stepOf = (id: string) =>
  inTenant(world, user, ({ tx }) => tx.sequenceStep.findUniqueOrThrow({ where: { id } }));
const cardOf = (step_id: string) => inTenant(world, user, (tenant) => readCard(tenant, step_id));

/** From of what Gmail has in Sent, oldest first. */
function sentFrom(): string[] {
  return account.sent().map(({ raw }) => /^From: (.*)$/im.exec(raw)?.[1]?.trim() ?? "");
}

describe("choosing what a mailbox writes as", () => {
  it("names what Gmail has confirmed, and which one is chosen", async () => {
    account.addSender({ address: "new@lantern.example", confirmed: false });
    await choose(ALIAS);
    const own = (await mailbox()).address;
    const { senders } = await world.core.listSenders(user, { mailbox_id: user.mailbox_id });
    expect(senders).toEqual([
      { address: own, name: null, is_default: true, chosen: false },
      { address: ALIAS, name: "Lantern Sales", is_default: false, chosen: true },
    ]);
  });

  it("refuses an address that Gmail has not confirmed, and one it never heard of", async () => {
    account.addSender({ address: "new@lantern.example", confirmed: false });
    for (const address of ["new@lantern.example", "ceo@northwind.example"]) {
      await expect(choose(address)).rejects.toMatchObject({
        code: "invalid_input",
        field: "address",
      });
    }
    expect((await mailbox()).send_as).toBeNull();
  });

  it("is a person's alone", async () => {
    const asked = { mailbox_id: user.mailbox_id, address: ALIAS };
    await expect(world.core.chooseSender(user.agent, asked)).rejects.toMatchObject({
      code: "not_allowed",
    });
    const stranger = await world.addUser();
    await expect(world.core.chooseSender(stranger, asked)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a mailbox that writes as another address", () => {
  it("has it in From and on the card, while opt-outs go to the inbox that is read", async () => {
    await choose(ALIAS.toUpperCase());
    const { step_id } = await approvedTouch(world, user);
    expect((await cardOf(step_id)).mailbox).toBe(ALIAS);
    await sendWhatIsDue();
    expect(sentFrom()).toEqual([`Lantern Sales <${ALIAS}>`]);
    const { address } = await mailbox();
    expect(account.sent()[0]?.raw).toContain(`<mailto:${address}?subject=unsubscribe`);
    const { mailboxes } = await world.core.listMailboxes(user, {});
    expect(mailboxes[0]).toMatchObject({ address, health: expect.stringContaining(ALIAS) });
  });

  it("sends nothing that was approved for the address before, and asks a person again", async () => {
    const { step_id, draft_version, campaign_id } = await approvedTouch(world, user);
    await choose(ALIAS);
    await sendWhatIsDue();
    expect(account.sent()).toEqual([]);
    const step = await stepOf(step_id);
    expect(step).toMatchObject({ status: "pending", approval_state: "requested" });
    expect(await cardOf(step_id)).toMatchObject({ mailbox: ALIAS, state: "waiting" });
    await expect(world.core.approveDraft(user, { step_id, draft_version })).rejects.toMatchObject({
      code: "conflict",
    });
    const [waiting] = await waitingTouches(world, user, campaign_id);
    await world.core.approveDraft(user, { step_id, draft_version: waiting?.draft_version ?? 0 });
    await sendWhatIsDue();
    expect(sentFrom()).toEqual([`Lantern Sales <${ALIAS}>`]);
  });

  it("goes on as it began in a conversation, whatever is chosen since", async () => {
    await choose(ALIAS);
    const { campaign_id } = await approvedTouch(world, user);
    await sendWhatIsDue();
    await choose((await mailbox()).address);
    const later = "2027-03-09T09:00:00Z";
    await world.setClock(later);
    account.setClock(later);
    await writeDrafts(world);
    const drafts = await waitingTouches(world, user, campaign_id);
    expect(drafts).toHaveLength(1);
    await world.core.approveAll(user, {
      drafts: drafts.map(({ step_id, draft_version }) => ({ step_id, draft_version })),
    });
    await sendWhatIsDue();
    expect(sentFrom()).toEqual(Array(2).fill(`Lantern Sales <${ALIAS}>`));
  });

  it("gives a message up in words, and sends nothing, once Gmail takes the address away", async () => {
    await choose(ALIAS);
    const { step_id } = await approvedTouch(world, user);
    account.dropSender(ALIAS);
    await sendWhatIsDue();
    expect(account.sent()).toEqual([]);
    expect(account.drafts()).toBe(0);
    const { status, last_error } = await stepOf(step_id);
    expect(status).toBe("failed");
    expect(last_error).toContain(`does not let ${(await mailbox()).address} send as ${ALIAS}`);
  });

  it("tells when Gmail put the account's own address in its place, and goes on with that one", async () => {
    await linkSlack(world, user);
    await choose(ALIAS);
    const { step_id } = await approvedTouch(world, user);
    const checkpoint = async (point: string) => {
      if (point === "token_committed") account.dropSender(ALIAS);
    };
    await sendDueTouches({ ...world.deps, checkpoint }, { limit: 50, signal });
    const own = (await mailbox()).address;
    expect(sentFrom()).toEqual([`<${own}>`]);
    expect((await cardOf(step_id)).mailbox).toBe(own);
    const notices = await inTenant(world, user, ({ tx }) =>
      tx.slackPost.findMany({ where: { kind: "notice" } }),
    );
    expect(JSON.stringify(notices)).toContain(`left as ${own}`);
  });

  it("takes mail from every address it ever wrote as for its own, not for a reply", async () => {
    const ada = await contactLead(world, user);
    await choose(ALIAS);
    await choose((await mailbox()).address);
    const raw = letter({ from: ALIAS, text: "Please call me.", in_reply_to: ada.rfc_message_id });
    await keepInbound(world, user, { raw });
    await readAll(world);
    const replies = await inTenant(world, user, ({ tx }) =>
      tx.message.count({ where: { lead_id: ada.lead_id, direction: "inbound" } }),
    );
    expect(replies).toBe(0);
  });
});
