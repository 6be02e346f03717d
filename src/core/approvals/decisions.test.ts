import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  approvedCampaign,
  type DraftedTouch,
  draftedCampaign,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant } from "../operation.ts";

let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
});

async function oneDraft(): Promise<DraftedTouch & { campaign_id: string }> {
  const { campaign_id, touches } = await draftedCampaign(world, user);
  if (!touches[0]) throw new Error("no draft came");
  return { ...touches[0], campaign_id };
}

const seenOf = ({ step_id, draft_version }: DraftedTouch) => ({ step_id, draft_version });
const newer = ({ step_id, draft_version }: DraftedTouch) => ({
  step_id,
  draft_version: draft_version + 1,
});

function readStep(id: string) {
  return openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.sequenceStep.findUniqueOrThrow({ where: { id } }),
  );
}

function audited(subject_id: string) {
  return openTenant({ deps: world.deps, actor: user }, async ({ tx }) => {
    const rows = await tx.auditEntry.findMany({ where: { subject_id }, orderBy: { id: "asc" } });
    return rows.map(({ action, actor }) => ({ action, actor }));
  });
}

const person = (name: string) => ({ ...user, name, id: `slack:T1/${name}` });

describe("of many decisions on one draft", () => {
  it("fifty approvals at the same moment are one, and the others are told by whom and when", async () => {
    const draft = await oneDraft();
    const people = Array.from({ length: 50 }, (_, place) => person(`Person ${place}`));
    const clicks = await Promise.allSettled(
      people.map((one) => world.core.approveDraft(one, seenOf(draft))),
    );
    const won = clicks.flatMap((click) => (click.status === "fulfilled" ? [click.value.card] : []));
    expect(won).toHaveLength(1);
    expect(won[0]?.state).toBe("approved");
    const winner = won[0]?.decided_by;
    for (const click of clicks) {
      if (click.status === "fulfilled") continue;
      expect(click.reason).toMatchObject({ code: "conflict", retryable: false });
      expect(click.reason.say).toMatch(
        new RegExp(
          `^Too late: this message is already approved by ${winner} on Tue 2 Mar, 09:\\d\\d UTC\\. Nothing changed\\.$`,
        ),
      );
    }
    expect(await audited(draft.step_id)).toEqual([
      { action: "approve_draft", actor: `slack:T1/${winner}` },
    ]);
    const step = await readStep(draft.step_id);
    expect(step).toMatchObject({ status: "scheduled", approved_by: `slack:T1/${winner}` });
    expect(step.approved_hash).toBe(step.content_hash);
  });

  it.each(Array.from({ length: 5 }, (_, turn) => turn + 1))(
    "approve, reject, skip and edit at the same moment leave exactly one decision (round %i)",
    async () => {
      const draft = await oneDraft();
      const seen = seenOf(draft);
      const words = { subject: "Hello", body: "Hi Ada, another wording." };
      const decisions = await Promise.allSettled([
        world.core.approveDraft(person("Avery"), seen),
        world.core.rejectDraft(person("Robin"), { ...seen, reason: "not them" }),
        world.core.skipDraft(person("Sasha"), { ...seen, reason: "not now" }),
        world.core.editDraft(person("Eden"), { ...seen, ...words }),
      ]);
      const cards = decisions.flatMap((one) =>
        one.status === "fulfilled" ? [one.value.card] : [],
      );
      // Somebody may reject what was just approved: that is two decisions, in this order.
      const actions = (await audited(draft.step_id)).map(({ action }) => action);
      expect(cards).toHaveLength(actions.length);
      expect([
        ["approve_draft"],
        ["approve_draft", "reject_draft"],
        ["approve_draft", "skip_draft"],
        ["reject_draft"],
        ["skip_draft"],
        ["edit_draft"],
      ]).toContainEqual(actions);
      for (const lost of decisions.filter((one) => one.status === "rejected")) {
        expect(lost.reason).toMatchObject({ code: "conflict" });
        expect(lost.reason.say).toMatch(
          /^(Too late: this message is already|The draft was changed)/,
        );
      }
      const step = await readStep(draft.step_id);
      const ends = { approve_draft: "scheduled", edit_draft: "pending" } as const;
      const last = actions.at(-1) ?? "";
      expect(step.status).toBe(last in ends ? ends[last as keyof typeof ends] : "skipped");
    },
  );

  it("an approval of a message that a reply has stopped is told so, and not that the approver stopped it", async () => {
    const { touches } = await approvedCampaign(world, user);
    const [draft] = touches;
    await world.core.stopEnrollments(user, {
      lead_ids: [draft?.lead_id ?? ""],
      reason: "asked by phone",
    });
    const again = { step_id: draft?.step_id ?? "", draft_version: draft?.draft_version ?? 0 };
    await expect(world.core.approveDraft(user, again)).rejects.toMatchObject({
      say: "Too late: this message is already skipped (asked by phone). Nothing changed.",
    });
  });
});

describe("an edit", () => {
  it("is a new version: the old button decides nothing, the new one approves the new words", async () => {
    const draft = await oneDraft();
    const { card } = await world.core.editDraft(person("Eden"), {
      ...seenOf(draft),
      subject: "Shorter",
      body: "Hi Ada, may I call you?",
    });
    expect(card).toMatchObject({
      state: "waiting",
      draft_version: draft.draft_version + 1,
      subject: "Shorter",
      body: "Hi Ada, may I call you?",
      edited: true,
      author: "Eden",
    });
    for (const decide of [
      () => world.core.approveDraft(user, seenOf(draft)),
      () => world.core.rejectDraft(user, seenOf(draft)),
      () => world.core.skipDraft(user, seenOf(draft)),
      () => world.core.editDraft(user, { ...seenOf(draft), subject: null, body: "x" }),
      () => world.core.regenerateDraft(user, seenOf(draft)),
    ]) {
      await expect(decide()).rejects.toMatchObject({
        code: "conflict",
        say: "The draft was changed after you saw it, so your click does not count. Please read the new version.",
      });
    }
    const approved = await world.core.approveDraft(user, newer(draft));
    expect(approved.card).toMatchObject({ state: "approved", body: "Hi Ada, may I call you?" });
  });

  it("without a subject keeps the one there was", async () => {
    const draft = await oneDraft();
    const before = await world.core.getApprovalCard(user, { step_id: draft.step_id });
    const { card } = await world.core.editDraft(user, {
      ...seenOf(draft),
      subject: null,
      body: "Hi Ada, may I call you?",
    });
    expect(card.subject).toBe(before.card.subject);
  });

  it.each([
    ["a template mark", { subject: "Hi", body: "Hi {{ first_name }}, hello" }, "body"],
    ["half a template mark", { subject: "Hi {{ first_name", body: "Hello there" }, "subject"],
    ["a greeting without a name", { subject: "Hi", body: "Hi ,\n\nshall we talk?" }, "body"],
    ["a line break in the subject", { subject: "Hi\r\nBcc: all@x.io", body: "Hello" }, "subject"],
    ["an empty subject", { subject: " ", body: "Hello" }, "subject"],
    ["a NUL", { subject: "Hi", body: "Hello\u0000there" }, "body"],
  ])("with %s is refused and changes nothing", async (_what, words, field) => {
    const draft = await oneDraft();
    await expect(world.core.editDraft(user, { ...seenOf(draft), ...words })).rejects.toMatchObject({
      code: "invalid_input",
      field,
    });
    const { card } = await world.core.getApprovalCard(user, { step_id: draft.step_id });
    expect(card).toMatchObject({ state: "waiting", draft_version: draft.draft_version });
  });
});

describe("a draft whose recipient changes while it waits", () => {
  it("is not approved as it was seen: it asks anew, with the new address on the card", async () => {
    const draft = await oneDraft();
    await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
      tx.lead.update({
        where: { id: draft.lead_id },
        data: { email: "ada@elsewhere.example" },
        select: { id: true },
      }),
    );
    await expect(world.core.approveDraft(user, seenOf(draft))).rejects.toMatchObject({
      code: "conflict",
      say: expect.stringContaining("so it was not approved"),
    });
    const { card } = await world.core.getApprovalCard(user, { step_id: draft.step_id });
    expect(card).toMatchObject({
      state: "waiting",
      draft_version: draft.draft_version + 1,
      lead: { address: "ada@elsewhere.example" },
    });
    const approved = await world.core.approveDraft(user, newer(draft));
    expect(approved.card.state).toBe("approved");
  });
});

describe("regenerating", () => {
  it("writes the draft anew by the instruction, as a new version that waits", async () => {
    const draft = await oneDraft();
    const { card } = await world.core.regenerateDraft(user, {
      ...seenOf(draft),
      instruction: "shorter",
    });
    expect(card).toMatchObject({ state: "waiting", draft_version: draft.draft_version + 1 });
    await expect(world.core.approveDraft(user, seenOf(draft))).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await world.core.approveDraft(user, newer(draft))).card.state).toBe("approved");
  });

  it("comes too late once somebody has approved", async () => {
    const { touches } = await approvedCampaign(world, user);
    const [draft] = touches;
    const again = { step_id: draft?.step_id ?? "", draft_version: draft?.draft_version ?? 0 };
    await expect(world.core.regenerateDraft(user, again)).rejects.toMatchObject({
      say: expect.stringMatching(/^Too late: this message is already approved by/),
    });
  });
});

describe("declining", () => {
  it("a skip leaves out one message, and the next step is drafted at once", async () => {
    const draft = await oneDraft();
    const { card } = await world.core.skipDraft(person("Sasha"), {
      ...seenOf(draft),
      reason: "wrong week",
    });
    expect(card).toMatchObject({ state: "skipped", decided_by: "Sasha", reason: "wrong week" });
    await writeDrafts(world);
    const [next, ...others] = await waitingTouches(world, user, draft.campaign_id);
    expect(others).toEqual([]);
    expect(next?.step_id).not.toBe(draft.step_id);
    expect(next?.lead_id).toBe(draft.lead_id);
  });

  it("a rejection ends the sequence for this lead, and only for this one", async () => {
    const { campaign_id, touches } = await draftedCampaign(world, user, { leads: 2 });
    const [first, second] = touches;
    const seen = { step_id: first?.step_id ?? "", draft_version: first?.draft_version ?? 0 };
    const { card } = await world.core.rejectDraft(user, { ...seen, reason: "not a fit" });
    expect(card).toMatchObject({ state: "rejected", reason: "not a fit" });
    const rows = await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
      tx.sequenceStep.findMany({ where: { campaign_id, lead_id: first?.lead_id ?? "" } }),
    );
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["skipped"]));
    const enrolment = await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
      tx.campaignLead.findFirstOrThrow({ where: { campaign_id, lead_id: first?.lead_id ?? "" } }),
    );
    expect(enrolment.status).toBe("completed");
    const waiting = await waitingTouches(world, user, campaign_id);
    expect(waiting.map(({ step_id }) => step_id)).toEqual([second?.step_id]);
  });

  it("an approved message can still be taken back before it leaves", async () => {
    const { touches } = await approvedCampaign(world, user);
    const [draft] = touches;
    const seen = { step_id: draft?.step_id ?? "", draft_version: draft?.draft_version ?? 0 };
    const { card } = await world.core.skipDraft(user, seen);
    expect(card.state).toBe("skipped");
    await world.core.clock.sendDueTouches({ limit: 50, signal: new AbortController().signal });
    expect((await readStep(draft?.step_id ?? "")).sent_at).toBeNull();
  });
});

describe("approving all", () => {
  it("approves what still is as it was seen, and says of each other why not", async () => {
    const { touches } = await draftedCampaign(world, user, { leads: 4 });
    const [edited, skipped, ...rest] = touches;
    if (!edited || !skipped) throw new Error("no drafts came");
    await world.core.editDraft(user, { ...seenOf(edited), subject: "Other", body: "Other words." });
    await world.core.skipDraft(person("Sasha"), seenOf(skipped));
    const unknown = { step_id: "00000000-0000-4000-8000-000000000000", draft_version: 1 };
    const answer = await world.core.approveAll(user, {
      drafts: [...touches.map(seenOf), unknown],
    });
    expect(answer.approved).toBe(rest.length);
    expect(answer.not_approved).toEqual([
      { step_id: edited.step_id, reason: expect.stringContaining("changed after you saw it") },
      { step_id: skipped.step_id, reason: expect.stringContaining("already skipped by Sasha") },
      { step_id: unknown.step_id, reason: expect.stringContaining("no longer exists") },
    ]);
    for (const { step_id } of rest) {
      expect(await readStep(step_id)).toMatchObject({ status: "scheduled" });
    }
  });
});

describe("another account", () => {
  it("can neither see nor decide a draft, and learns nothing of it", async () => {
    const draft = await oneDraft();
    const stranger = await world.addUser("Stranger");
    for (const attempt of [
      () => world.core.approveDraft(stranger, seenOf(draft)),
      () => world.core.editDraft(stranger, { ...seenOf(draft), subject: null, body: "x" }),
      () => world.core.skipDraft(stranger, seenOf(draft)),
      () => world.core.rejectDraft(stranger, seenOf(draft)),
      () => world.core.regenerateDraft(stranger, seenOf(draft)),
      () => world.core.getApprovalCard(stranger, { step_id: draft.step_id }),
      () => world.core.submitForApproval(stranger, seenOf(draft)),
      () => world.core.draftMessage(stranger, { step_id: draft.step_id, subject: "x", body: "y" }),
      () => world.core.resolveUncertain(stranger, { step_id: draft.step_id, was_sent: true }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await readStep(draft.step_id)).toMatchObject({ draft_version: draft.draft_version });
  });
});
