import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  arrive,
  contactLead,
  fetchAll,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { queuePosts } from "../posts/queue-posts.ts";

let world: TestWorld;
let owner: pg.Client;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
  owner = new pg.Client({ connectionString: world.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const EMAIL = "Quilla.Vantage@planted.example";
const ALIAS = "quilla.at.home@planted.example";
const PLANTED = ["vantage", "planted.example", "zebrafish", "quilla"];

test("after an erasure no table holds anything of the lead, in any text, document or raw mail", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  const lead = await plantEverywhere(riley);
  await plantWork(riley, lead.lead_id);
  const before = await findPlanted();
  for (const table of ["leads", "messages", "inbound_mail", "slack_posts", "sandbox_mail"])
    expect(before.join(" ")).toContain(`${table}.`);
  for (const column of [
    "idempotency_keys.",
    "jobs.input",
    "jobs.error",
    "processed_events.payload",
  ])
    expect(before.join(" ")).toContain(column);
  const done = await world.core.eraseLead(riley, { lead: EMAIL });
  expect(done).toMatchObject({ lead_id: lead.lead_id, leads: 2, left_at: [] });
  expect(done.messages).toBeGreaterThan(1);
  expect(await findPlanted()).toEqual([]);
  const audits = await inTenant(world, riley, ({ tx }) =>
    tx.auditEntry.findMany({ where: { action: "erase_lead" } }),
  );
  expect(audits).toMatchObject([{ subject_id: lead.lead_id, actor_kind: "person" }]);
  await staysGone(riley);
});

async function staysGone(riley: TestUser): Promise<void> {
  const again = await world.core.upsertLeads(riley, {
    leads: [
      { full_name: "Somebody", email: EMAIL.toUpperCase() },
      { full_name: "Somebody", email: ALIAS },
      { full_name: "Somebody", linkedin_url: "https://www.linkedin.com/in/vantage-zebrafish/" },
    ],
  });
  expect(again.counts).toMatchObject({ created: 0, suppressed: 3 });
  for (const text of ["Hello again, zebrafish", "Please unsubscribe me, zebrafish"]) {
    await keepInbound(world, riley, { raw: letter({ from: `Quilla <${EMAIL}>`, text }) });
  }
  expect(await readAll(world)).toBe(2);
  expect(await findPlanted()).toEqual([]);
}

test("a repeated call whose answer was erased happens no second time", async () => {
  const riley = await world.addUser();
  const request = {
    leads: [{ full_name: "Once Only", email: "once@only.example" }],
    idempotency_key: "the-same-key",
  };
  await world.core.upsertLeads(riley, request);
  await world.core.eraseLead(riley, { lead: "once@only.example" });
  await expect(world.core.upsertLeads(riley, request)).rejects.toMatchObject({ code: "conflict" });
});

test("nothing is erased while a message to them is leaving, and a minute later it is", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  const leave = (delivery_state: string) =>
    inTenant(world, riley, ({ tx }) =>
      tx.sequenceStep.updateMany({
        where: { lead_id: lead.lead_id, step_number: 2 },
        data: { delivery_state },
      }),
    );
  await leave("sending");
  await expect(world.core.eraseLead(riley, { lead: lead.email })).rejects.toMatchObject({
    code: "conflict",
    retryable: true,
  });
  expect((await world.core.getLead(riley, { lead: lead.email })).lead.lead_id).toBe(lead.lead_id);
  await leave("idle");
  await world.core.eraseLead(riley, { lead: lead.email });
  await expect(world.core.getLead(riley, { lead: lead.email })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("only the owner can have a lead forgotten, no agent and nobody else's", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  const lead = await contactLead(world, riley);
  await expect(world.core.eraseLead(riley.agent, { lead: lead.email })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(world.core.eraseLead(sam, { lead: lead.lead_id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("deleting a user leaves no row of theirs, and keeps what a workspace was asked as a bare hash", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  const lead = await contactLead(world, riley);
  await world.core.eraseLead(riley, { lead: lead.lead_id });
  await contactLead(world, riley);
  await inTenant(world, riley, ({ tx, user_id }) => tx.user.delete({ where: { id: user_id } }));
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'user_id'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const { rowCount } = await owner.query(`select from ${name} where user_id = $1`, [
      riley.user_id,
    ]);
    expect(rowCount, name).toBe(0);
  }
  const { rows } = await owner.query("select shared_by from workspace_suppressions");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ shared_by }) => shared_by)).not.toContain(riley.user_id);
});

/** Their address and words in every place that the product writes them to. */
async function plantEverywhere(riley: TestUser) {
  await world.core.upsertLeads(riley, {
    leads: [
      {
        full_name: "Quilla Vantage",
        email: EMAIL,
        linkedin_url: "https://www.linkedin.com/in/vantage-zebrafish",
        company: "Zebrafish",
        enrichment_data: { hobby: "zebrafish" },
      },
    ],
    idempotency_key: "plant-the-lead",
  });
  await world.core.createCampaign(riley, { name: "Spring", settings: { offer: "Faster maps." } });
  const { lead } = await world.core.getLead(riley, { lead: EMAIL });
  await world.core.enrollLeads(riley, { campaign: "Spring", lead_ids: [lead.lead_id] });
  await world.core.startCampaign(riley, { campaign: "Spring" });
  const { card } = await world.core.draftMessage(riley, {
    campaign: "Spring",
    lead_id: lead.lead_id,
    idempotency_key: "plant-the-draft",
  });
  await world.core.submitForApproval(riley, card);
  await plantConversation(riley, lead.lead_id);
  await inTenant(world, riley, (tenant) =>
    queuePosts(tenant, {
      kind: "notice",
      subject: "n",
      payload: { text: "Quilla Vantage wrote." },
    }),
  );
  await world.core.suppressContacts(riley, { addresses: [ALIAS], lead_ids: [lead.lead_id] });
  const { suppressions } = await world.core.listSuppressions(riley, { query: "home" });
  await world.core.liftSuppression(riley, {
    suppression_id: suppressions[0]?.suppression_id ?? "",
    reason: "Quilla wrote that it is fine again.",
  });
  return lead;
}

async function plantConversation(riley: TestUser, lead_id: string): Promise<void> {
  const rfc_message_id = "<sent-zebrafish@sender.example>";
  await inTenant(world, riley, async ({ tx, user_id }) => {
    const mailbox = { user_id, mailbox_id: riley.mailbox_id };
    await tx.message.create({
      data: {
        ...mailbox,
        lead_id,
        direction: "outbound",
        channel: "email",
        rfc_message_id,
        body: "zebrafish",
      },
      select: { id: true },
    });
    await tx.lead.create({
      data: { user_id, full_name: "Referred", enrichment_data: { referred_by: "Quilla Vantage" } },
      select: { id: true },
    });
  });
  const text = "Sounds good, ask me about zebrafish next week.";
  const from = `Quilla Vantage <${ALIAS}>`;
  await arrive(world, riley, { raw: letter({ from, text, in_reply_to: rfc_message_id }) });
  await fetchAll(world);
  await readAll(world);
  await keepInbound(world, riley, { raw: letter({ from, text: "one more" }) });
  await inTenant(world, riley, ({ tx }) =>
    tx.sandboxMail.updateMany({
      data: { from_address: ALIAS, to_address: riley.name },
      where: { state: "received" },
    }),
  );
}

/** What is under way about them: bulk work, a delivery of Slack's, and a second lead of the same profile. */
async function plantWork(riley: TestUser, lead_id: string): Promise<void> {
  await inTenant(world, riley, async ({ tx, user_id }) => {
    const input = { lead_id, full_name: "Quilla Vantage", note: `line\n${EMAIL}` };
    await tx.job.createMany({
      data: ["waiting", "running", "failed"].map((state) => ({
        ...{ user_id, kind: "test", state, input, error: `no answer from ${EMAIL}` },
      })),
    });
    await tx.lead.create({
      data: {
        user_id,
        full_name: "Q. Vantage",
        email: "quilla@second.planted.example",
        linkedin_url: "https://www.linkedin.com/in/vantage-zebrafish",
      },
      select: { id: true },
    });
    const other = await tx.lead.findFirstOrThrow({ where: { full_name: "Referred" } });
    await tx.message.create({
      data: {
        ...{ user_id, lead_id: other.id, direction: "inbound", channel: "email" },
        ...{ subject: "zebrafish", body: "zebrafish", rfc_message_id: "<1@planted.example>" },
        meta: { from: EMAIL, referrals: [{ name: "Quilla Vantage", email: ALIAS }] },
      },
      select: { id: true },
    });
    const { slack_user_id } = await tx.slackIdentity.findFirstOrThrow();
    const payload = {
      team_id: "T1",
      user_id: slack_user_id,
      text: `forget quilla vantage ${ALIAS}`,
    };
    await tx.$queryRaw`
      select dispatch.record_event('planted', 'slack', ${JSON.stringify(payload)}::jsonb, 60)`;
  });
}

/** `table.column` of everything that holds a planted word, in text, arrays, documents and bytes. */
async function findPlanted(): Promise<string[]> {
  const { rows: columns } = await owner.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, a.atttypid::regtype::text as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
     order by 1, 2`,
  );
  expect(columns.length).toBeGreaterThan(150);
  const patterns = PLANTED.map((word) => `%${word}%`);
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rows } = await owner.query(
      `select ${text} as held from ${table} where ${text} ilike any ($1)`,
      [patterns],
    );
    for (const { held } of rows) found.push(`${table}.${column}: ${String(held).slice(0, 200)}`);
  }
  return found;
}
