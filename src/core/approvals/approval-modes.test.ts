import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  draftedCampaign,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type ScriptedVendor, scriptedVendor } from "../../../test/setup/scripted-vendor.ts";
import { type Actor, approverMay, ownerMay } from "../actor.ts";
import { openTenant } from "../operation.ts";
import type { SequenceStep } from "../sequences/sequence.ts";

const signal = new AbortController().signal;
let vendor: ScriptedVendor;
let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  vendor = scriptedVendor();
  world = await coreForTest({ mailboxProviders: [vendor.provider] });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
});

/** Two mails, the second right after the first. */
const steps: SequenceStep[] = [1, 2].map((step_number) => ({
  step_number,
  channel: "email",
  delay_hours: 0,
  window: null,
  variants: [
    {
      key: "A",
      subject: step_number === 1 ? "An idea" : null,
      body: `Hi {{ first_name }}, this is number ${step_number}.`,
    },
  ],
  brief: null,
}));

function readSteps(campaign_id: string) {
  return openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { campaign_id }, orderBy: { step_number: "asc" } }),
  );
}

async function goOn(): Promise<void> {
  await world.core.clock.sendDueTouches({ limit: 50, signal });
  await writeDrafts(world);
  await world.core.clock.sendDueTouches({ limit: 50, signal });
}

/** An approver by delegation, as Slack would find them. */
async function nameApprover(): Promise<Actor> {
  const person = { team_id: "T1", slack_user_id: `U${randomUUID()}` };
  await world.core.nameApprover(user, { ...person, display_name: "Avery" });
  const [actor] = await world.core.slack.findPerson(person);
  if (!actor) throw new Error("the approver was not found");
  return actor;
}

describe("a campaign that asks for every message", () => {
  it("sends nothing that nobody approved, step by step", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, { steps });
    expect(touches).toHaveLength(1);
    await goOn();
    expect((await readSteps(campaign_id)).map(({ status }) => status)).toEqual([
      "pending",
      "pending",
    ]);
    for (const sent of [1, 2]) {
      const [{ step_id, draft_version } = { step_id: "", draft_version: 0 }] = await waitingTouches(
        world,
        user,
        campaign_id,
      );
      await world.core.approveDraft(user, { step_id, draft_version });
      await goOn();
      const rows = await readSteps(campaign_id);
      expect(rows.filter(({ status }) => status === "sent")).toHaveLength(sent);
    }
    expect((await readSteps(campaign_id)).map(({ approved_via }) => approved_via)).toEqual([
      "slack",
      "slack",
    ]);
  });
});

describe("a campaign that asks for the first message", () => {
  const settings = { approval: "first_message" } as const;

  it("asks once for each lead, and sends what follows by itself", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, {
      leads: 2,
      steps,
      settings,
    });
    expect(touches).toHaveLength(2);
    const { step_id = "", draft_version = 0, lead_id } = touches[0] ?? {};
    await world.core.approveDraft(user, { step_id, draft_version });
    await goOn();
    const rows = await readSteps(campaign_id);
    const byLead = (id?: string) =>
      rows
        .filter((row) => row.lead_id === id)
        .map(({ status, approved_via }) => [status, approved_via]);
    expect(byLead(lead_id)).toEqual([
      ["sent", "slack"],
      ["sent", "automatic"],
    ]);
    expect(byLead(touches[1]?.lead_id)).toEqual([
      ["pending", null],
      ["pending", null],
    ]);
  });

  it("asks again when the first one was skipped, since this lead was approved by nobody", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, { steps, settings });
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    await world.core.skipDraft(user, { step_id, draft_version });
    await goOn();
    expect((await readSteps(campaign_id)).map(({ status }) => status)).toEqual([
      "skipped",
      "pending",
    ]);
    expect(await waitingTouches(world, user, campaign_id)).toHaveLength(1);
  });
});

describe("a campaign that sends unread", () => {
  const settings = { approval: "automatic" } as const;

  it("sends every message by itself, and says so in the record", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, { steps, settings });
    expect(touches).toEqual([]);
    await goOn();
    const rows = await readSteps(campaign_id);
    expect(
      rows.map(({ status, approved_via, decided_by }) => [status, approved_via, decided_by]),
    ).toEqual([
      ["sent", "automatic", "Campaign setting"],
      ["sent", "automatic", "Campaign setting"],
    ]);
  });

  it("still asks a person about everything that an agent started", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, {
      steps,
      settings,
      enrolledBy: "agent",
    });
    expect(touches).toHaveLength(1);
    await goOn();
    expect((await readSteps(campaign_id)).map(({ status }) => status)).toEqual([
      "pending",
      "pending",
    ]);
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    await world.core.approveDraft(user, { step_id, draft_version });
    await goOn();
    expect(await waitingTouches(world, user, campaign_id), "the follow-up asks, too").toHaveLength(
      1,
    );
  });

  it("asks about words that an agent put in the place of the template's", async () => {
    const { campaign_id } = await draftedCampaign(world, user, { steps, settings });
    const [, second] = await readSteps(campaign_id);
    const step_id = second?.id ?? "";
    const { card } = await world.core.draftMessage(user.agent, {
      step_id,
      subject: "Mine",
      body: "Hi Ada, words of an agent.",
    });
    expect(card).toMatchObject({ origin: "agent", state: "drafting" });
    await goOn();
    expect(vendor.timesDelivered(step_id)).toBe(0);
    await world.core.submitForApproval(user.agent, { step_id, draft_version: 1 });
    await goOn();
    expect(vendor.timesDelivered(step_id)).toBe(0);
    await world.core.approveDraft(user, { step_id, draft_version: 1 });
    await goOn();
    expect(vendor.timesDelivered(step_id)).toBe(1);
  });
});

describe("an agent", () => {
  it("drafts and submits; a person approves, and the agent's words leave once", async () => {
    const { touches } = await draftedCampaign(world, user, { steps });
    const step_id = touches[0]?.step_id ?? "";
    const drafted = await world.core.draftMessage(user.agent, {
      step_id,
      subject: "Engines",
      body: "Dear Ada, may I show you something?",
    });
    const { draft_version } = drafted.card;
    const submitted = await world.core.submitForApproval(user.agent, { step_id, draft_version });
    expect(submitted.card).toMatchObject({ state: "waiting", author: "an agent" });
    await world.core.approveDraft(user, { step_id, draft_version });
    await goOn();
    expect(vendor.delivered.filter(({ sendId }) => sendId === step_id)).toEqual([
      expect.objectContaining({
        subject: "Engines",
        text: expect.stringContaining("Dear Ada, may I show you something?"),
      }),
    ]);
  });

  it("has to submit its draft of a later step before anybody can approve it", async () => {
    const { campaign_id } = await draftedCampaign(world, user, { steps });
    const [, second] = await readSteps(campaign_id);
    const step_id = second?.id ?? "";
    await world.core.draftMessage(user.agent, { step_id, subject: "x", body: "Dear Ada, a word." });
    await expect(
      world.core.approveDraft(user, { step_id, draft_version: 1 }),
    ).rejects.toMatchObject({
      say: "This draft is not up for approval yet; it is still being worked on.",
    });
  });

  it("may decide nothing, also with a permission list that says it may", async () => {
    const { touches } = await draftedCampaign(world, user, { steps });
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    const seen = { step_id, draft_version };
    const forged: Actor = { ...user.agent, may: ownerMay };
    const clock: Actor = { ...forged, kind: "clock", via: "scheduler" };
    for (const actor of [user.agent, forged, clock]) {
      for (const decide of [
        () => world.core.approveDraft(actor, seen),
        () => world.core.approveAll(actor, { drafts: [seen] }),
        () => world.core.editDraft(actor, { ...seen, subject: "x", body: "y" }),
        () => world.core.regenerateDraft(actor, seen),
        () => world.core.skipDraft(actor, seen),
        () => world.core.rejectDraft(actor, seen),
        () => world.core.resolveUncertain(actor, { step_id, was_sent: false }),
        () => world.core.resumeAll(actor, {}),
      ]) {
        await expect(decide()).rejects.toMatchObject({ code: "not_allowed" });
      }
    }
    const { card } = await world.core.getApprovalCard(user, { step_id });
    expect(card).toMatchObject({ state: "waiting", draft_version, decided_by: null });
  });

  it("cannot change words that a person has approved", async () => {
    const { touches } = await draftedCampaign(world, user, { steps });
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    await world.core.approveDraft(user, { step_id, draft_version });
    await expect(
      world.core.draftMessage(user.agent, { step_id, subject: "x", body: "Buy now!" }),
    ).rejects.toMatchObject({ code: "conflict", say: expect.stringContaining("already approved") });
    await goOn();
    expect(vendor.delivered.find(({ sendId }) => sendId === step_id)?.text).not.toContain(
      "Buy now!",
    );
  });

  it("that words a draft anew takes the old one off its card: what a person saw is decided by nobody", async () => {
    const { touches } = await draftedCampaign(world, user, { steps });
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    await world.core.draftMessage(user.agent, { step_id, subject: "x", body: "Buy now!" });
    await expect(world.core.approveDraft(user, { step_id, draft_version })).rejects.toMatchObject({
      say: expect.stringContaining("changed after you saw it"),
    });
  });
});

describe("an approver by delegation", () => {
  it("decides on drafts in their own name", async () => {
    const { touches } = await draftedCampaign(world, user, { steps });
    const approver = await nameApprover();
    const { cards } = await world.core.listApprovals(approver, {});
    expect(cards).toHaveLength(1);
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    const { card } = await world.core.approveDraft(approver, { step_id, draft_version });
    expect(card).toMatchObject({ state: "approved", decided_by: "Avery" });
  });

  it("reads no leads, no conversations and no figures, and starts nothing", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, { steps });
    const approver = await nameApprover();
    expect(approver.may).toEqual(approverMay);
    const lead_id = touches[0]?.lead_id ?? "";
    for (const attempt of [
      () => world.core.searchLeads(approver, {}),
      () => world.core.getLead(approver, { lead: lead_id }),
      () => world.core.getThread(approver, { lead_id }),
      () => world.core.searchMessages(approver, { query: "idea" }),
      () => world.core.listReplies(approver, {}),
      () => world.core.whyNotSent(approver, { lead: lead_id }),
      () => world.core.getStats(approver, {}),
      () => world.core.listCampaigns(approver, {}),
      () => world.core.startCampaign(approver, { campaign: campaign_id }),
      () => world.core.pauseAll(approver, {}),
      () => world.core.resumeAll(approver, {}),
      () => world.core.listMailboxes(approver, {}),
      () => world.core.draftMessage(approver, { step_id: touches[0]?.step_id ?? "" }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_allowed" });
    }
  });
});
