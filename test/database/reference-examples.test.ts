import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { sampleId } from "./sample-rows.ts";
import { buildSampleWorld, insertText, type SampleWorld } from "./sample-world.ts";

let database: FreshDatabase;
let owner: pg.Client;
let world: SampleWorld;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  world = await buildSampleWorld(owner);
});
beforeEach(() => owner.query("begin"));
afterEach(() => owner.query("rollback"));
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function rowsOf(sql: string, values: unknown[] = []) {
  return (await owner.query(sql, values)).rows;
}

describe("get_user_stats", () => {
  const NONE = {
    total_leads: "0",
    total_campaigns: "0",
    active_campaigns: "0",
    messages_sent: "0",
    replies_received: "0",
    positive_replies: "0",
  };

  test("answers the reference's six columns, counted for that user", async () => {
    const { user_id } = world.owner;
    const lead_id = sampleId(world.owner, "leads", 0);
    for (const [index, status] of ["positive", "positive", "replied"].entries()) {
      await owner.query(insertText("leads", { user_id, full_name: `Lead ${index}`, status }));
    }
    await owner.query(insertText("campaigns", { user_id, name: "Running", status: "active" }));
    await owner.query(insertText("campaigns", { user_id, name: "Resting", status: "paused" }));
    for (const direction of ["outbound", "inbound", "inbound", "inbound"]) {
      await owner.query(insertText("messages", { lead_id, direction, channel: "email" }));
    }
    const stats = await owner.query("SELECT * FROM get_user_stats($1)", [user_id]);
    expect(stats.rows).toEqual([
      {
        total_leads: "5",
        total_campaigns: "3",
        active_campaigns: "1",
        messages_sent: "2",
        replies_received: "3",
        positive_replies: "2",
      },
    ]);
    expect(stats.fields.map(({ name }) => name)).toEqual(Object.keys(NONE));
  });

  test("answers zeros for an unknown user, and for another user's id when the application asks", async () => {
    const sql = "SELECT * FROM get_user_stats($1)";
    expect(await rowsOf(sql, [sampleId(world.owner, "users", 9)])).toEqual([NONE]);
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    const claims = JSON.stringify({ sub: world.owner.clerk_id });
    await app.query("select set_config('request.jwt.claims', $1, false)", [claims]);
    expect((await app.query(sql, [world.other.user_id])).rows).toEqual([NONE]);
    const own = (await app.query(sql, [world.owner.user_id])).rows;
    expect(own).toEqual([{ ...NONE, total_leads: "2", total_campaigns: "1", messages_sent: "1" }]);
    await app.end();
  });
});

describe("the reference's examples run as they are written", () => {
  beforeEach(() =>
    owner.query("insert into users (clerk_id, email) values ('clerk_user_id', 'me@example.com')"),
  );

  test("create a lead, find the positive ones, read a campaign's performance", async () => {
    await owner.query(CREATE_A_LEAD);
    expect(await rowsOf(GET_POSITIVE_LEADS)).toEqual([]);
    await owner.query("update leads set status = 'positive' where email = 'john@example.com'");
    expect(await rowsOf(GET_POSITIVE_LEADS)).toMatchObject([
      { full_name: "John Doe", company: "Example Corp", title: "CTO", source: "manual" },
    ]);
    await owner.query(
      `insert into campaigns (user_id, name)
       select id, name from users, (values ('Spring'), ('Empty')) as names (name) where clerk_id = 'clerk_user_id'`,
    );
    await owner.query(
      `insert into campaign_leads (campaign_id, lead_id)
       select c.id, l.id from campaigns c join leads l on l.email = 'john@example.com' where c.name = 'Spring'`,
    );
    const performance = await rowsOf(GET_CAMPAIGN_PERFORMANCE);
    expect(performance).toHaveLength(2);
    expect(performance).toContainEqual({ name: "Spring", total_leads: "1", positive_leads: "1" });
    expect(performance).toContainEqual({ name: "Empty", total_leads: "0", positive_leads: "0" });
  });
});

const CREATE_A_LEAD = `INSERT INTO leads (user_id, full_name, email, company, title)
VALUES (
  (SELECT id FROM users WHERE clerk_id = 'clerk_user_id'),
  'John Doe',
  'john@example.com',
  'Example Corp',
  'CTO'
);`;

const GET_POSITIVE_LEADS = `SELECT * FROM leads 
WHERE user_id = (SELECT id FROM users WHERE clerk_id = 'clerk_user_id')
  AND status = 'positive';`;

const GET_CAMPAIGN_PERFORMANCE = `SELECT 
  c.name,
  COUNT(cl.lead_id) as total_leads,
  COUNT(CASE WHEN l.status = 'positive' THEN 1 END) as positive_leads
FROM campaigns c
LEFT JOIN campaign_leads cl ON c.id = cl.campaign_id
LEFT JOIN leads l ON cl.lead_id = l.id
WHERE c.user_id = (SELECT id FROM users WHERE clerk_id = 'clerk_user_id')
GROUP BY c.id, c.name;`;
