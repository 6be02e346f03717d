import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/setup/fresh-database.ts";
import { makeFolder, removeFolder } from "../../test/setup/temporary-folders.ts";
import { type Config, readConfig } from "../config.ts";
import { generateKeyRing } from "../core/credentials/key-ring.ts";
import { openConnection } from "../core/db/open-connection.ts";
import type { ResolveTxt } from "./check-sender-domain.ts";
import { createLog } from "./create-log.ts";
import { doctor } from "./doctor.ts";

const log = createLog("silent");
const keys = generateKeyRing();
const nothing: ResolveTxt = async () => {
  throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
};

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await makeFolder();
});
afterAll(async () => {
  await database.drop();
  await removeFolder(folder);
});

function config(more: NodeJS.ProcessEnv = {}): Config {
  return readConfig({
    DATABASE_URL: database.appUrl,
    CREDENTIALS_KEYS: keys,
    SDR_DATA_DIR: folder,
    ...more,
  });
}

async function meddle(sql: string): Promise<void> {
  const db = await openConnection({ url: database.superuserUrl, purpose: "test" });
  await db.query(sql);
  await db.end();
}

async function examine(more?: NodeJS.ProcessEnv) {
  const findings = await doctor(config(more), log, nothing);
  return (what: RegExp) => findings.filter((finding) => what.test(finding.what));
}

/** A mailbox of the local user, whom the first visit of the doctor makes. */
async function addMailbox(values: { provider: string; address: string; status: string }) {
  await meddle(`
    delete from mailboxes where provider <> 'sandbox';
    insert into mailboxes (id, user_id, provider, address, time_zone, status)
    select '${randomUUID()}', id, '${values.provider}', '${values.address}', 'UTC', '${values.status}'
    from users where clerk_id = 'local'`);
}

describe("the doctor", () => {
  beforeEach(async () => {
    await examine();
  });

  it("finds nothing wrong with a fresh installation", async () => {
    const found = await examine();
    expect(found(/./).filter(({ ok }) => !ok)).toEqual([]);
    expect(found(/^database/)[0]?.say).toContain("PostgreSQL");
    expect(found(/SPF|DKIM|DMARC/)).toEqual([]);
  });

  it("says why when the database does not answer, and stops there", async () => {
    const found = await examine({ DATABASE_URL: "postgresql://sdr_app:x@127.0.0.1:1/sdr" });
    expect(found(/database/)).toMatchObject([{ ok: false }]);
    expect(found(/Slack/)).toEqual([]);
  });

  it("finds sending switched off, with the reason and the command", async () => {
    await meddle(
      "update installation set sending_enabled = false, sending_disabled_reason = 'restored'",
    );
    const found = await examine();
    await meddle("update installation set sending_enabled = true, sending_disabled_reason = null");
    expect(found(/^sending/)).toMatchObject([
      { ok: false, say: expect.stringMatching(/restored.*sdr sending on/) },
    ]);
  });

  it("says when the account itself is paused, which somebody wanted", async () => {
    await meddle("update users set sending_paused_at = now(), sending_paused_by = 'Robin'");
    const found = await examine();
    await meddle("update users set sending_paused_at = null, sending_paused_by = null");
    expect(found(/^sending/)).toMatchObject([
      { ok: true, say: expect.stringMatching(/Robin.*resume-all/) },
    ]);
  });

  it("finds uncertain and failed messages, and where to look at them", async () => {
    await meddle(`
      with lead as (insert into leads (user_id, full_name) select id, 'Ada' from users returning id, user_id),
        campaign as (insert into campaigns (user_id, name) select id, 'C' from users returning id)
      insert into sequence_steps (user_id, campaign_id, lead_id, step_number, channel, status, delivery_state)
      select lead.user_id, campaign.id, lead.id, step, 'email', state, delivery
      from lead, campaign, (values (1, 'failed', 'idle'), (2, 'scheduled', 'uncertain')) as of (step, state, delivery)`);
    const found = await examine();
    await meddle("delete from campaigns; delete from leads");
    expect(found(/dead letters/)).toMatchObject([
      { ok: false, say: expect.stringMatching(/1 uncertain, 1 failed.*sdr dead-letters/) },
    ]);
  });

  it("finds a mailbox that must be connected again, and what its domain lacks", async () => {
    await addMailbox({
      provider: "gmail",
      address: "riley@lantern.test",
      status: "needs_reconnect",
    });
    const found = await examine();
    expect(found(/mailbox riley/)).toMatchObject([
      { ok: false, say: expect.stringMatching(/sdr connect/) },
    ]);
    expect(found(/^SPF of lantern.test/)).toMatchObject([{ ok: false }]);
    expect(found(/^DKIM/)).toMatchObject([{ ok: true }]);
    expect(found(/^DMARC/)).toMatchObject([{ ok: false }]);
    expect(found(/unsubscribe/)).toMatchObject([
      { ok: false, say: expect.stringMatching(/set PUBLIC_URL/) },
    ]);
    const withUrl = await examine({ PUBLIC_URL: "https://sdr.lantern.test" });
    expect(withUrl(/unsubscribe/)).toMatchObject([{ ok: true }]);
  });

  it("looks at the domain that stands in From", async () => {
    await addMailbox({
      provider: "gmail",
      address: "riley@lantern.test",
      status: "needs_reconnect",
    });
    await meddle(
      "update mailboxes set send_as = 'sales@beacon.test', sent_as = '{sales@beacon.test}' where provider = 'gmail'",
    );
    const found = await examine();
    expect(found(/^SPF of beacon.test/)).toHaveLength(1);
    expect(found(/^SPF of lantern.test/)).toEqual([]);
  });

  it("finds a mailbox that cannot be opened, and leaves a disconnected one in peace", async () => {
    await addMailbox({ provider: "smtp", address: "riley@lantern.test", status: "ok" });
    expect((await examine())(/mailbox riley/)).toMatchObject([{ ok: false }]);
    await addMailbox({ provider: "smtp", address: "riley@lantern.test", status: "disconnected" });
    expect((await examine())(/riley|lantern.test/)).toEqual([]);
  });
});
