import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coreForTest, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { withTenant } from "../db/with-tenant.ts";
import { ensureLocalUser, type LocalUser, localActor } from "../people/ensure-local-user.ts";
import { sampleIdentity } from "../people/sample-identity.ts";
import { ensureConfiguredMailbox } from "./ensure-configured-mailbox.ts";

const SMTP = "smtp://me%40x.com:pass@127.0.0.1:2525";
let world: TestWorld;
let user: LocalUser;

beforeAll(async () => {
  world = await coreForTest();
  user = await ensureLocalUser(world.deps, "Europe/Berlin");
});
afterAll(() => world.close());

const start = (smtpUrl: string | null = SMTP) =>
  ensureConfiguredMailbox(world.deps, { user, zone: "Europe/Berlin", smtpUrl, imapUrl: null });
const inTenant = <T>(run: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(world.deps.db, user.clerk_id, run);
const mailbox = () =>
  inTenant(({ tx }) => tx.mailbox.findFirstOrThrow({ where: { provider: "smtp" } }));
const sealed = () =>
  inTenant(({ tx }) => tx.integrationCredential.findFirstOrThrow({ where: { provider: "smtp" } }));

describe("the mailbox that SMTP_URL names", () => {
  it("is connected at the first start, under the name of the profile", async () => {
    await start();
    expect(await mailbox()).toMatchObject({
      address: "me@x.com",
      status: "ok",
      display_name: sampleIdentity.full_name,
    });
  });

  it("keeps a campaign from starting while the profile is the sample's", async () => {
    const actor = localActor(user);
    const { core } = world;
    await core.createCampaign(actor, { name: "Real", settings: { offer: "Maps." } });
    const lead = { full_name: "Ada Moreau", email: "ada@x.example", company: "Northwind" };
    const { results } = await core.upsertLeads(actor, { leads: [lead] });
    const lead_ids = results.map(({ lead_id }) => lead_id ?? "");
    await core.enrollLeads(actor, { campaign: "Real", lead_ids });
    const begin = () => core.startCampaign(actor, { campaign: "Real" });
    const refusal = { next: "Fill in your name and company with /sdr settings." };
    await expect(begin()).rejects.toMatchObject(refusal);
    await core.updateSettings(actor, { full_name: "Kim Castle" });
    await expect(begin()).rejects.toMatchObject(refusal);
    await core.updateSettings(actor, { company_name: "Castle Maps" });
    expect((await begin()).campaign.status).toBe("active");
  });

  it("follows the profile's name", async () => {
    expect((await mailbox()).display_name).toBe("Kim Castle");
  });

  it("is left paused by a restart, which renews only its credentials", async () => {
    const state = { status: "paused", paused_reason: "too many bounces", failures: 4 };
    const { id } = await mailbox();
    await inTenant(({ tx }) => tx.mailbox.update({ where: { id }, data: state }));
    const before = await sealed();
    await start(SMTP.replace("pass", "changed"));
    expect(await mailbox()).toMatchObject({ ...state, display_name: "Kim Castle" });
    expect((await sealed()).credentials).not.toEqual(before.credentials);
  });

  it("stays disconnected once a person disconnected it", async () => {
    await world.core.disconnectMailbox(localActor(user), { mailbox_id: (await mailbox()).id });
    await start();
    expect(await mailbox()).toMatchObject({ status: "disconnected", credential_id: null });
  });
});
