import { afterAll, beforeAll, expect, test } from "vitest";
import {
  contactLead,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
});
afterAll(() => world.close());

test("an opt-out of somebody whose address ends with theirs is still read", async () => {
  const riley = await world.addUser();
  const gone = await contactLead(world, riley, { email: "ann@acme.example" });
  const joann = await contactLead(world, riley, { email: "joann@acme.example" });
  const mail_id = await keepInbound(world, riley, {
    raw: letter({
      from: "Joann <joann@acme.example>",
      text: "Please unsubscribe me. Cc ann@acme.example",
    }),
  });
  const poison_id = await keepInbound(world, riley, {
    raw: letter({ from: "bob@firm.example", text: "ann@acme.example gave me your address" }),
  });
  const theirs_id = await keepInbound(world, riley, {
    raw: letter({ from: '"Lee, Ann" <Ann@ACME.example>', text: "Hello" }),
  });
  await inTenant(world, riley, ({ tx }) =>
    tx.inboundMail.update({ where: { id: poison_id }, data: { state: "poison" } }),
  );
  const done = await world.core.eraseLead(riley, { lead: gone.lead_id });
  expect(done.mails).toBe(1);
  expect(await stateOf(riley, mail_id)).toBe("new");
  expect(await stateOf(riley, poison_id)).toBe("poison");
  expect(await stateOf(riley, theirs_id)).toBe("unmatched");
  await readAll(world);
  const { suppression } = await world.core.getLead(riley, { lead: joann.lead_id });
  expect(suppression).toMatchObject({ reason: "unsubscribed" });
});

test("who answered in their thread under another name may be written to, and their unread opt-out counts", async () => {
  const riley = await world.addUser();
  const gone = await contactLead(world, riley, { full_name: "Ada Lovelace" });
  const write = (from: string, text: string) =>
    keepInbound(world, riley, {
      raw: letter({ from, text, in_reply_to: gone.rfc_message_id }),
      thread_id: gone.thread_id,
    });
  await write("Bob <bob@firm.example>", "Ada is away, ask me.");
  await write("ada  lovelace <ada@home.example>", "Here I am.");
  await write("Carl <carl@firm.example>", "Ask Bob.");
  await readAll(world);
  const unread = await write("Carl <carl@firm.example>", "Please unsubscribe me.");
  await world.core.eraseLead(riley, { lead: gone.lead_id });
  expect(await stateOf(riley, unread)).toBe("new");
  await readAll(world);
  const addresses = ["bob@firm.example", "ada@home.example", "carl@firm.example", gone.email];
  const { results } = await world.core.upsertLeads(riley, {
    leads: addresses.map((email) => ({ full_name: "Somebody", email })),
  });
  const leads = results.map(({ outcome }) => outcome);
  expect(leads).toEqual(["created", "suppressed", "suppressed", "suppressed"]);
  const kept = await inTenant(world, riley, ({ tx }) =>
    tx.suppression.findMany({ where: { scope: "address", reason: "erased" } }),
  );
  expect(kept.map(({ shared, value }) => ({ shared, value }))).toEqual(
    expect.arrayContaining([
      { shared: true, value: null },
      { shared: false, value: null },
    ]),
  );
  expect(kept).toHaveLength(2);
});

test("a second lead with their LinkedIn profile goes with them, and the answer says how many went", async () => {
  const riley = await world.addUser();
  const [gone, second, other] = [
    await contactLead(world, riley),
    await contactLead(world, riley, { channel: "linkedin_message" }),
    await contactLead(world, riley),
  ];
  const profile = (lead_id: string, linkedin_url: string) =>
    inTenant(world, riley, ({ tx }) =>
      tx.lead.update({ where: { id: lead_id }, data: { linkedin_url }, select: { id: true } }),
    );
  await profile(gone.lead_id, "https://www.linkedin.com/in/ada-l");
  await profile(second.lead_id, "https://www.linkedin.com/in/ada-l");
  await profile(other.lead_id, "https://www.linkedin.com/in/ada-lovelace");
  await inTenant(world, riley, ({ tx }) =>
    tx.sequenceStep.updateMany({
      where: { lead_id: second.lead_id, step_number: 2 },
      data: { delivery_state: "sending" },
    }),
  );
  const erase = () => world.core.eraseLead(riley, { lead: gone.lead_id });
  await expect(erase()).rejects.toMatchObject({ code: "conflict", retryable: true });
  await inTenant(world, riley, ({ tx }) =>
    tx.sequenceStep.updateMany({ data: { delivery_state: "idle" } }),
  );
  expect(await erase()).toMatchObject({ leads: 2, messages: 2, steps: 6 });
  const left = await inTenant(world, riley, ({ tx }) => tx.lead.findMany({ select: { id: true } }));
  expect(left).toEqual([{ id: other.lead_id }]);
  const again = await world.core.upsertLeads(riley, {
    leads: [{ full_name: "Ada", email: second.email }],
  });
  expect(again.counts).toMatchObject({ suppressed: 1 });
});

test("work that is under way loses the person and keeps what is said of others", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await linkSlack(world, riley);
  const gone = await contactLead(world, riley, { email: "val@acme.example", full_name: "Val" });
  const text = "suppress val@acme.example, orval@acme.example";
  await inTenant(world, riley, async ({ tx, user_id }) => {
    const { slack_user_id } = await tx.slackIdentity.findFirstOrThrow();
    const input = { text, name: "Val", others: ["Valerie", "approval"] };
    await tx.job.create({ data: { user_id, kind: "test", state: "running", input } });
    for (const who of [slack_user_id, "USAM"]) {
      const payload = JSON.stringify({ team: { id: "T1" }, user: { id: who }, text });
      await tx.$queryRaw`select dispatch.record_event(${who}, 'riley', ${payload}::jsonb, -1)`;
    }
  });
  await world.core.eraseLead(riley, { lead: gone.lead_id });
  const [job] = await inTenant(world, riley, ({ tx }) => tx.job.findMany());
  const erased = "suppress erased, orval@acme.example";
  expect(job).toMatchObject({
    state: "running",
    input: { text: erased, name: "erased", others: ["Valerie", "approval"] },
  });
  const open = await inTenant(
    world,
    sam,
    ({ tx }) =>
      tx.$queryRaw<{ key: string; payload: { text: string } }[]>`
        select key, payload from dispatch.claim_events('riley', 5, 60)`,
  );
  expect(open.map(({ key, payload }) => [key === "USAM", payload.text])).toEqual(
    expect.arrayContaining([
      [true, text],
      [false, erased],
    ]),
  );
});

test("an answer of theirs in somebody else's thread still stops the sequence, and says nothing", async () => {
  const riley = await world.addUser();
  const [gone, other] = [await contactLead(world, riley), await contactLead(world, riley)];
  const raw = letter({
    from: `Ada <${gone.email}>`,
    text: "Mine is a secret.",
    in_reply_to: other.rfc_message_id,
  });
  await keepInbound(world, riley, { raw, thread_id: other.thread_id });
  await readAll(world);
  await world.core.eraseLead(riley, { lead: gone.lead_id });
  const { recent_messages } = await world.core.getLead(riley, { lead: other.lead_id });
  expect(recent_messages).toMatchObject([
    { direction: "outbound" },
    { direction: "inbound", text: "" },
  ]);
  const kept = await inTenant(world, riley, ({ tx }) => tx.message.findMany());
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`secret|${gone.email}`));
});

async function stateOf(user: TestUser, id: string): Promise<string> {
  const { state } = await inTenant(world, user, ({ tx }) =>
    tx.inboundMail.findUniqueOrThrow({ where: { id }, select: { state: true } }),
  );
  return state;
}
