import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import {
  addCampaign,
  arrive,
  type ContactedLead,
  contactLead,
  enroll,
  fetchAll,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openConnection } from "../db/open-connection.ts";
import { actOnMail } from "./act-on-mail.ts";
import { claimInboundMail, loadMail } from "./claim-inbound-mail.ts";
import { judgeMail } from "./judge-mail.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

test("a positive reply stops every step in every campaign, moves the lead and is posted once", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await inTenant(world, riley, async (tenant) => {
    const campaign_id = await addCampaign(tenant);
    await enroll(tenant, { campaign_id, lead_id: ada.lead_id, channel: "linkedin_message" });
  });
  const text = "Sounds great, let's talk next Tuesday at 3pm. Can you send an invite?";
  await arrive(world, riley, {
    raw: letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id }),
  });
  expect(await fetchAll(world)).toBe(1);
  expect(await readAll(world)).toBe(1);
  expect(await readAll(world)).toBe(0);

  const steps = await stepsOf(riley, ada);
  expect(steps.map((step) => step.status).sort()).toEqual(["sent", ...Array(5).fill("skipped")]);
  expect(new Set(steps.map((step) => step.skip_reason))).toEqual(new Set([null, "replied"]));
  expect(await leadOf(riley, ada)).toMatchObject({ status: "positive" });
  const [reply, ...more] = await repliesOf(riley, ada);
  expect(more).toEqual([]);
  expect(reply).toMatchObject({
    body: text,
    channel: "email",
    kind: "human",
    intent: "meeting_request",
    sentiment: "positive",
    campaign_id: ada.campaign_id,
  });
  expect(await messageStatus(riley, ada.message_id)).toBe("replied");
  expect(await postsOf(riley)).toEqual([
    { kind: "reply", message_id: reply?.id, step_id: ada.step_id, payload: {} },
  ]);
});

test("please remove me suppresses the lead and the address that asked, and the lead is unsubscribed", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, {
    raw: letter({
      from: "countess@home.example",
      text: "Please remove me from your list.",
      in_reply_to: ada.rfc_message_id,
    }),
  });
  await readAll(world);
  expect(await suppressionsOf(riley)).toEqual([
    ["address", ada.email],
    ["address", "countess@home.example"],
    ["person", ada.lead_id],
  ]);
  expect(await leadOf(riley, ada)).toMatchObject({
    status: "unsubscribed",
    do_not_contact_reason: "They asked not to be contacted.",
  });
  const steps = await stepsOf(riley, ada);
  expect(steps.map((step) => step.status)).toEqual(["sent", "skipped", "skipped"]);
  expect(await enrollmentOf(riley, ada)).toMatchObject({ status: "opted_out" });
});

test("an unsubscribe mail from an address we do not know still suppresses that address, and a person is told", async () => {
  const riley = await linkedUser();
  await keepInbound(world, riley, {
    raw: letter({ from: "nobody@elsewhere.example", subject: "unsubscribe", text: "" }),
  });
  await readAll(world);
  expect(await suppressionsOf(riley)).toEqual([["address", "nobody@elsewhere.example"]]);
  expect((await postsOf(riley)).map((post) => post.kind)).toEqual(["notice"]);
});

test("the same mail has one effect, however often and through however many mailboxes it comes", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const raw = letter({
    from: ada.email,
    text: "Not interested, thanks.",
    in_reply_to: ada.rfc_message_id,
    message_id: `<same-${randomUUID()}@lead.example>`,
  });
  await arrive(world, riley, { raw });
  expect(await fetchAll(world)).toBe(1);
  await readAll(world);
  // The cursor is lost, and the provider hands out the same mail again.
  await inTenant(
    world,
    riley,
    ({ tx }) =>
      tx.$executeRaw`update mailboxes set sync_cursor = null, next_sync_at = now() where id = ${riley.mailbox_id}::uuid`,
  );
  expect(await fetchAll(world)).toBe(0);
  // It came to another mailbox too, where it has another id.
  const mail_id = await keepInbound(world, riley, { raw, mailbox_id: await secondMailbox(riley) });
  await readAll(world);
  const replies = await repliesOf(riley, ada);
  expect(replies).toHaveLength(1);
  expect(await mailOf(riley, mail_id)).toMatchObject({
    state: "done",
    message_id: replies[0]?.id,
    reason: "the same mail came before",
  });
  expect(await postsOf(riley)).toHaveLength(1);
});

test("two readers side by side read many mails of one person, each mail once", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  for (let number = 1; number <= 12; number += 1) {
    const text = `One more question, number ${number}: how does it work?`;
    await keepInbound(world, riley, {
      raw: letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id }),
    });
  }
  const signal = new AbortController().signal;
  const read = () => world.core.clock.readInbound({ limit: 3, signal });
  const counts = await Promise.all([read(), read(), read(), read()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  const replies = await repliesOf(riley, ada);
  expect(new Set(replies.map((reply) => reply.body)).size).toBe(12);
  expect(replies).toHaveLength(12);
  expect(await postsOf(riley)).toHaveLength(12);
});

test("a reader that lost its claim changes nothing, even with the mail in its hands", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const raw = letter({ from: ada.email, text: "Who are you?", in_reply_to: ada.rfc_message_id });
  const mail_id = await keepInbound(world, riley, { raw });
  const claimIt = async () => {
    const [claim] = await claimInboundMail(world.deps, 1);
    if (claim?.mail_id !== mail_id) throw new Error("the mail was not claimed");
    const mail = await inTenant(world, riley, (tenant) => loadMail(tenant, claim));
    if (!mail) throw new Error("the mail is gone");
    return { claim, mail: await judgeMail(mail) };
  };
  const slow = await claimIt();
  await inTenant(world, riley, ({ tx }) =>
    tx.inboundMail.update({ where: { id: mail_id }, data: { lease_until: new Date(0) } }),
  );
  const quick = await claimIt();
  for (const { claim, mail } of [slow, quick, slow, quick]) {
    await inTenant(world, riley, (tenant) => actOnMail(tenant, claim, mail));
  }
  expect(await repliesOf(riley, ada)).toHaveLength(1);
});

test("an alias or an assistant is recognised by the mail they answer, whatever the From says", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, {
    raw: letter({
      from: "Assistant <office@somewhere.example>",
      text: "Ada asked me to say yes.",
      in_reply_to: ada.rfc_message_id,
    }),
  });
  await readAll(world);
  const [reply] = await repliesOf(riley, ada);
  expect(reply).toMatchObject({ campaign_id: ada.campaign_id });
  expect(reply?.meta).toMatchObject({
    from: "office@somewhere.example",
    answers_step_id: ada.step_id,
  });
});

test("whoever a mail was forwarded to is stopped too when they are a lead of their own and answer", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const charles = await contactLead(world, riley, { full_name: "Charles Babbage" });
  await keepInbound(world, riley, {
    raw: letter({
      from: charles.email,
      text: "Ada passed this on to me. What does it cost?",
      in_reply_to: ada.rfc_message_id,
    }),
  });
  await readAll(world);
  for (const lead of [ada, charles]) {
    const open = (await stepsOf(riley, lead)).filter((step) => step.status !== "sent");
    expect(open.map((step) => step.status)).toEqual(["skipped", "skipped"]);
  }
  expect(await leadOf(riley, charles)).toMatchObject({ status: "replied" });
});

test("mail of a lead in no campaign is a reply as well, and belongs to none", async () => {
  const riley = await linkedUser();
  const email = `grace.${randomUUID().slice(0, 8)}@navy.example`;
  const lead = await inTenant(world, riley, ({ tx, user_id }) =>
    tx.lead.create({ data: { user_id, full_name: "Grace Hopper", email }, select: { id: true } }),
  );
  await keepInbound(world, riley, {
    raw: letter({ from: `Grace <${email.toUpperCase()}>`, text: "Hello, can we talk?" }),
  });
  await readAll(world);
  const replies = await repliesOf(riley, { lead_id: lead.id });
  expect(replies).toMatchObject([{ campaign_id: null, kind: "human" }]);
  expect(await postsOf(riley)).toMatchObject([{ kind: "reply", step_id: null }]);
});

test("an answer on LinkedIn stays on LinkedIn, and never suppresses LinkedIn's own address", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley, { channel: "linkedin_message" });
  await arrive(world, riley, {
    raw: letter({ from: "member@linkedin.example", text: "Please stop messaging me." }),
    thread_id: ada.thread_id,
  });
  await fetchAll(world);
  await readAll(world);
  expect(await repliesOf(riley, ada)).toMatchObject([
    { channel: "linkedin", intent: "unsubscribe" },
  ]);
  expect(await suppressionsOf(riley)).toEqual([
    ["address", ada.email],
    ["person", ada.lead_id],
  ]);
});

test("a reply that is quicker than the record of the send still finds its lead", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const pending = (await stepsOf(riley, ada)).find((step) => step.step_number === 3);
  await keepInbound(world, riley, {
    raw: letter({
      from: "alias@home.example",
      text: "Interested, tell me more.",
      in_reply_to: `<${pending?.id}@sender.example>`,
    }),
  });
  await readAll(world);
  const [reply] = await repliesOf(riley, ada);
  expect(reply?.meta).toMatchObject({ answers_step_id: pending?.id });
});

test("our own mail is no reply: a copy of ours, an answer by hand, our absence notice", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const own = await inTenant(world, riley, ({ tx }) =>
    tx.mailbox.findUniqueOrThrow({ where: { id: riley.mailbox_id }, select: { address: true } }),
  );
  const in_reply_to = ada.rfc_message_id;
  const ids = [
    await keepInbound(world, riley, {
      raw: letter({ from: own.address, text: "Hi Ada", in_reply_to }),
    }),
    await keepInbound(world, riley, {
      raw: letter({
        from: own.address,
        subject: "Automatic reply: Re: Engines that count",
        text: "I am out of office until 1 March.",
        in_reply_to,
        headers: ["Auto-Submitted: auto-replied"],
      }),
    }),
    await keepInbound(world, riley, {
      raw: letter({
        from: "riley.alias@home.example",
        text: "Hi Ada, shall we talk?",
        in_reply_to,
        headers: [`X-SDR-Send-Id: ${ada.step_id}`],
      }),
    }),
    await keepInbound(world, riley, {
      raw: letter({
        from: "list@home.example",
        text: "Hi",
        message_id: ada.rfc_message_id,
        in_reply_to,
      }),
    }),
  ];
  await readAll(world);
  for (const id of ids) {
    const mail = await mailOf(riley, id);
    expect(mail).toMatchObject({ state: "own", lead_id: null });
    expect(mail.raw).toHaveLength(0);
  }
  expect(await repliesOf(riley, ada)).toEqual([]);
  expect(await leadOf(riley, ada)).toMatchObject({ status: "contacted", held_until: null });
});

test("mail that answers nothing of ours leaves nothing of itself behind", async () => {
  const riley = await linkedUser();
  const id = await keepInbound(world, riley, {
    raw: letter({ from: "friend@home.example", subject: "Dinner", text: "Pasta at eight?" }),
  });
  await readAll(world);
  const mail = await mailOf(riley, id);
  expect(mail).toMatchObject({ state: "unmatched", kind: "human", classification: null });
  expect(mail.raw).toHaveLength(0);
  expect(await postsOf(riley)).toEqual([]);
});

test("an automatic reply changes nothing", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const before = [await leadOf(riley, ada), await stepsOf(riley, ada)];
  const id = await keepInbound(world, riley, {
    raw: letter({
      from: ada.email,
      subject: "We have received your message",
      text: "Thank you for contacting us. Your ticket number is 4711.",
      in_reply_to: ada.rfc_message_id,
      headers: ["Auto-Submitted: auto-replied"],
    }),
  });
  await readAll(world);
  expect(await mailOf(riley, id)).toMatchObject({ state: "done", kind: "auto_reply" });
  expect([await leadOf(riley, ada), await stepsOf(riley, ada)]).toEqual(before);
  expect(await repliesOf(riley, ada)).toEqual([]);
  expect(await postsOf(riley)).toEqual([]);
});

test("colleagues are stopped where the campaign asks for it, in that campaign alone", async () => {
  const riley = await linkedUser();
  const company = `${randomUUID().slice(0, 8)}.example`;
  const ada = await contactLead(world, riley, {
    email: `ada@${company}`,
    settings: { stop_company_on_reply: true },
  });
  const { campaign_id } = ada;
  const charles = await contactLead(world, riley, { email: `charles@${company}`, campaign_id });
  const mary = await contactLead(world, riley, { email: `mary@other-${company}`, campaign_id });
  const joan = await contactLead(world, riley, { email: `joan@${company}` });
  await keepInbound(world, riley, {
    raw: letter({ from: ada.email, text: "Thanks, not now.", in_reply_to: ada.rfc_message_id }),
  });
  await readAll(world);
  const open = async (lead: ContactedLead) =>
    (await stepsOf(riley, lead)).filter((step) => step.status !== "skipped").length;
  expect([await open(ada), await open(charles), await open(mary), await open(joan)]).toEqual([
    1, 1, 3, 3,
  ]);
  expect(await leadOf(riley, charles)).toMatchObject({ status: "contacted" });
});

test("a shared mail service makes nobody a colleague", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley, {
    email: "ada.l@gmail.com",
    settings: { stop_company_on_reply: true },
  });
  const other = await contactLead(world, riley, {
    email: "stranger@gmail.com",
    campaign_id: ada.campaign_id,
  });
  await keepInbound(world, riley, {
    raw: letter({ from: ada.email, text: "Thanks, not now.", in_reply_to: ada.rfc_message_id }),
  });
  await readAll(world);
  const open = (await stepsOf(riley, other)).filter((step) => step.status !== "skipped");
  expect(open).toHaveLength(3);
});

test("a reply that is read late does not overrule what the person has said since", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const in_reply_to = ada.rfc_message_id;
  const hour = 3_600_000;
  await keepInbound(world, riley, {
    raw: letter({ from: ada.email, text: "Yes, I'm interested. Tell me more!", in_reply_to }),
    at: new Date(Date.now() - hour),
  });
  await readAll(world);
  await keepInbound(world, riley, {
    raw: letter({ from: ada.email, text: "Not interested, thanks.", in_reply_to }),
    at: new Date(Date.now() - 2 * hour),
  });
  await readAll(world);
  expect(await leadOf(riley, ada)).toMatchObject({ status: "positive" });
});

test("a mail that the database would refuse in parts is read all the same", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, {
    raw: letter({
      from: ada.email,
      subject: `Re: ${"x".repeat(499)}😀`,
      text: `Ple\u0000ase remove me.${"😀".repeat(30_000)}`,
      in_reply_to: ada.rfc_message_id,
    }),
  });
  await readAll(world);
  expect(await repliesOf(riley, ada)).toHaveLength(1);
});

test("a mail that cannot be read is set aside alone, and a person is told", async () => {
  const riley = await linkedUser();
  const [ada, grace] = [await contactLead(world, riley), await contactLead(world, riley)];
  const undo = await breakMessagesOf(ada.lead_id);
  const bad = await keepInbound(world, riley, {
    raw: letter({ from: ada.email, text: "Poison", in_reply_to: ada.rfc_message_id }),
  });
  await keepInbound(world, riley, {
    raw: letter({ from: grace.email, text: "Hello?", in_reply_to: grace.rfc_message_id }),
  });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await mailOf(riley, bad)).toMatchObject({ state: "new", attempts: attempt - 1 });
    await readAll(world);
    await inTenant(world, riley, ({ tx }) =>
      tx.inboundMail.update({ where: { id: bad }, data: { lease_until: null } }),
    );
  }
  await undo();
  expect(await mailOf(riley, bad)).toMatchObject({
    state: "poison",
    reason: expect.stringContaining("broken on purpose"),
  });
  expect(await repliesOf(riley, grace)).toHaveLength(1);
  expect(await repliesOf(riley, ada)).toEqual([]);
  // Nothing of a failed attempt is left.
  expect((await stepsOf(riley, ada)).map((step) => step.status)).toEqual([
    "sent",
    "scheduled",
    "pending",
  ]);
  expect((await postsOf(riley)).map((post) => post.kind).sort()).toEqual(["notice", "reply"]);
});

test("one account's mail never touches the lead of another, though address and ids are the same", async () => {
  const [riley, sam] = [await linkedUser(), await linkedUser()];
  const email = `shared.${randomUUID().slice(0, 8)}@lead.example`;
  const mine = await contactLead(world, riley, { email });
  const theirs = await contactLead(world, sam, { email });
  await keepInbound(world, sam, {
    raw: letter({ from: email, text: "Stop it, remove me.", in_reply_to: mine.rfc_message_id }),
    thread_id: mine.thread_id,
  });
  await readAll(world);
  expect(await leadOf(riley, mine)).toMatchObject({ status: "contacted" });
  expect(await leadOf(sam, theirs)).toMatchObject({ status: "unsubscribed" });
});

async function linkedUser(): Promise<TestUser> {
  const user = await world.addUser();
  await linkSlack(world, user);
  return user;
}

function stepsOf(user: TestUser, { lead_id }: ContactedLead) {
  return inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findMany({
      where: { lead_id },
      orderBy: [{ step_number: "asc" }, { id: "asc" }],
    }),
  );
}

function leadOf(user: TestUser, { lead_id }: ContactedLead) {
  return inTenant(world, user, ({ tx }) => tx.lead.findUniqueOrThrow({ where: { id: lead_id } }));
}

function enrollmentOf(user: TestUser, { lead_id, campaign_id }: ContactedLead) {
  return inTenant(world, user, ({ tx }) =>
    tx.campaignLead.findFirstOrThrow({ where: { lead_id, campaign_id } }),
  );
}

function repliesOf(user: TestUser, { lead_id }: { lead_id: string }) {
  return inTenant(world, user, ({ tx }) =>
    tx.message.findMany({ where: { lead_id, direction: "inbound" } }),
  );
}

function mailOf(user: TestUser, id: string) {
  return inTenant(world, user, ({ tx }) => tx.inboundMail.findUniqueOrThrow({ where: { id } }));
}

async function messageStatus(user: TestUser, id: string) {
  const message = await inTenant(world, user, ({ tx }) =>
    tx.message.findUniqueOrThrow({ where: { id }, select: { status: true } }),
  );
  return message.status;
}

function postsOf(user: TestUser) {
  return inTenant(world, user, ({ tx }) =>
    tx.slackPost.findMany({
      select: { kind: true, message_id: true, step_id: true, payload: true },
    }),
  );
}

async function suppressionsOf(user: TestUser) {
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.suppression.findMany({ orderBy: [{ scope: "asc" }, { value: "asc" }] }),
  );
  return rows.map(({ scope, value }) => [scope, value]);
}

async function secondMailbox(user: TestUser): Promise<string> {
  const mailbox = await inTenant(world, user, ({ tx, user_id }) =>
    tx.mailbox.create({
      data: {
        user_id,
        provider: "sandbox",
        address: `second.${randomUUID().slice(0, 8)}@sender.example`,
        time_zone: "Europe/Berlin",
        can_read_replies: true,
      },
      select: { id: true },
    }),
  );
  return mailbox.id;
}

/** Makes every new message of one lead fail in the database itself; answers how to undo it. */
async function breakMessagesOf(lead_id: string): Promise<() => Promise<void>> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await owner.query(`create function break_it() returns trigger language plpgsql as
    $$ begin raise exception 'broken on purpose'; end $$`);
  await owner.query(`create trigger break_it before insert on messages for each row
    when (new.lead_id = '${lead_id}') execute function break_it()`);
  return async () => {
    await owner.query("drop function break_it cascade");
    await owner.end();
  };
}
