import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WORKING_HOURS } from "../sequences/send-window.ts";
import { decideSend } from "./decide-send.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";

/** A Tuesday, ten in the morning in Berlin. */
const NOW = new Date("2027-03-02T09:00:00Z");
const MINUTE = 60_000;
const fromNow = (ms: number) => new Date(NOW.getTime() + ms);

const goodMailbox: MailboxFacts = {
  address: "riley@lantern.test",
  kind: "real",
  takes_channel: true,
  status: "ok",
  paused_reason: null,
  breaker_until: null,
  next_free_at: null,
  sent_today: 3,
  cap: 50,
  next_day: new Date("2027-03-02T23:00:00Z"),
  can_read_replies: true,
  inbox_age_ms: MINUTE,
  has_unsubscribe: true,
};

/** A second mail, approved as it stands, to somebody who has not answered. */
const goodTouch: GateFacts["touch"] = {
  kind: "sequence",
  channel: "email",
  draft_version: 1,
  approval_state: "approved",
  send_time: fromNow(-MINUTE),
  deferred_reason: null,
  approval_holds: true,
  approval_outlived: false,
};

const good: GateFacts = {
  now: NOW,
  sending: { on: true, reason: null },
  touch: goodTouch,
  campaign: { name: "Spring", status: "active", paused_reason: null },
  enrollment: { status: "active", stop_reason: null },
  lead: { name: "Ada Moreau", status: "contacted", held_until: null, do_not_contact_reason: null },
  recipient: "ada@northwind.io",
  suppression: null,
  newer_reply: false,
  step_before: null,
  not_before: null,
  first_touch: false,
  window: WORKING_HOURS,
  zone: "Europe/Berlin",
  mailbox: goodMailbox,
};

const touch = (change: Partial<GateFacts["touch"]>) => ({ touch: { ...goodTouch, ...change } });
const lead = (change: Partial<GateFacts["lead"]>) => ({ lead: { ...good.lead, ...change } });
const mailbox = (change: Partial<MailboxFacts>) => ({ mailbox: { ...goodMailbox, ...change } });
const judge = (change: Partial<GateFacts>) => decideSend({ ...good, ...change });
const answer = touch({ kind: "answer" });

describe("the gate", () => {
  it("lets a touch go when nothing stands against it", () => {
    expect(judge({})).toEqual({ kind: "go" });
  });

  it.each<[string, Partial<GateFacts>, string]>([
    [
      "a suppressed address",
      { suppression: { scope: "address", reason: "bounced" } },
      "this address must not be contacted (mail to it came back)",
    ],
    [
      "a suppressed domain",
      { suppression: { scope: "domain", reason: "manual" } },
      "this domain must not be contacted (it was suppressed by hand)",
    ],
    ["somebody who unsubscribed", lead({ status: "unsubscribed" }), "unsubscribed"],
    [
      "a LinkedIn profile without an account there",
      { ...touch({ channel: "linkedin_message" }), ...mailbox({ takes_channel: false }) },
      "LinkedIn is not connected",
    ],
    [
      "somebody marked as not to be contacted",
      lead({ do_not_contact_reason: "A competitor." }),
      "do not contact: A competitor.",
    ],
    ["somebody who replied", { newer_reply: true }, "replied"],
    [
      "an answer to a reply that a newer one has overtaken",
      { ...answer, newer_reply: true },
      "a newer reply came in",
    ],
    ["somebody who is not enrolled any more", { enrollment: null }, "not enrolled any more"],
    [
      "somebody whose enrolment has ended, with the reason of that",
      { enrollment: { status: "completed", stop_reason: "replied" } },
      "replied",
    ],
    [
      "somebody whose enrolment has ended for no stated reason",
      { enrollment: { status: "opted_out", stop_reason: null } },
      "opted out",
    ],
  ])("never writes to %s", (_whom, change, reason) => {
    expect(judge(change)).toEqual({ kind: "skip", reason });
  });

  it.each<[string, Partial<GateFacts>, [reason: string, next: string]]>([
    [
      "is not written yet",
      touch({ approval_state: "none", draft_version: 0 }),
      ["The draft is not written yet.", "Wait a moment, or start the campaign."],
    ],
    [
      "is drafted only after the step before",
      {
        ...touch({ approval_state: "none", draft_version: 0 }),
        step_before: { step_number: 1, failed: false },
      },
      ["It is drafted once step 1 was sent.", "Look at step 1 first."],
    ],
    [
      "is not drafted because the step before was given up",
      {
        ...touch({ approval_state: "none", draft_version: 0 }),
        step_before: { step_number: 1, failed: true },
      },
      [
        "Step 1 to Ada Moreau could not be sent, and this one comes after it.",
        "Have step 1 drafted again, or skip it.",
      ],
    ],
    [
      "waits for a person",
      touch({ approval_state: "requested", approval_holds: false }),
      ["It waits for a person's approval.", "Approve it with /sdr approve."],
    ],
    [
      "is not what was approved",
      touch({ approval_holds: false }),
      [
        "The recipient, the mailbox or the text changed after it was approved.",
        "Approve it again in Slack.",
      ],
    ],
    [
      "bears a matching hash that nobody approved",
      touch({ approval_state: "rejected", approval_holds: true }),
      ["It waits for a person's approval.", "Approve it with /sdr approve."],
    ],
  ])("asks a person when the text %s", (_state, change, [reason, next]) => {
    expect(judge(change)).toEqual({ kind: "unapproved", reason, next });
  });

  it.each<[string, Partial<GateFacts>, [reason: string, next: string]]>([
    [
      "the lead is paused in the campaign",
      { enrollment: { status: "paused", stop_reason: null } },
      [
        "Ada Moreau is paused in this campaign.",
        "Look at /sdr replies for what they wrote, and skip this step on its card.",
      ],
    ],
    [
      "sending is switched off, saying by whom",
      { sending: { on: false, reason: "paused by Riley" } },
      ["Sending is switched off: paused by Riley.", "Switch it on again with /sdr resume-all."],
    ],
    [
      "the campaign is paused, saying why",
      { campaign: { name: "Spring", status: "paused", paused_reason: "too many bounces" } },
      ['The campaign "Spring" is paused (too many bounces).', "Type /sdr campaign resume Spring"],
    ],
    [
      "the campaign was never started",
      { campaign: { name: "Spring", status: "draft", paused_reason: null } },
      ['The campaign "Spring" is not started yet.', "Type /sdr campaign start Spring"],
    ],
    [
      "the campaign is over",
      { campaign: { name: "Spring", status: "completed", paused_reason: null } },
      ['The campaign "Spring" has ended.', "Enroll them in another campaign with /sdr enroll."],
    ],
    [
      "there is no mailbox",
      { mailbox: null },
      ["No mailbox is connected.", "Connect one with /sdr connect."],
    ],
    [
      "the mailbox is not healthy",
      mailbox({ status: "needs_reconnect", paused_reason: "the token was revoked" }),
      [
        "The mailbox riley@lantern.test must be connected again: the token was revoked.",
        "Check it with /sdr connect.",
      ],
    ],
    [
      "nobody could unsubscribe",
      mailbox({ has_unsubscribe: false }),
      [
        "There is no way to unsubscribe: PUBLIC_URL is not set and replies to this mailbox cannot be read.",
        "Set PUBLIC_URL, or connect the mailbox's inbox.",
      ],
    ],
    [
      "a follow-up would leave from a mailbox whose replies cannot be read",
      mailbox({ can_read_replies: false }),
      [
        "Replies to riley@lantern.test cannot be read, so only first messages leave from it.",
        "Connect its inbox (IMAP_URL).",
      ],
    ],
    [
      "the step before was given up",
      { step_before: { step_number: 1, failed: true } },
      [
        "Step 1 to Ada Moreau could not be sent, and this one comes after it.",
        "Have step 1 drafted again, or skip it.",
      ],
    ],
  ])("waits for a person when %s", (_why, change, [reason, next]) => {
    expect(judge(change)).toEqual({ kind: "blocked", reason, next });
  });

  it.each<[string, Partial<GateFacts>, [reason: string, next: string]]>([
    [
      "somebody without an address",
      { recipient: "" },
      ["Ada Moreau has no e-mail address.", "Add the e-mail address and enroll again."],
    ],
    [
      "somebody without a profile",
      { ...touch({ channel: "linkedin_invite" }), recipient: "" },
      ["Ada Moreau has no LinkedIn profile.", "Add the LinkedIn profile and enroll again."],
    ],
    [
      "an example address from a real mailbox",
      { recipient: "ada@northwind.example" },
      [
        "ada@northwind.example is an example address (RFC 2606) that no real mailbox may write to.",
        "Correct the address and enroll again.",
      ],
    ],
  ])("gives up on %s", (_whom, change, [reason, next]) => {
    expect(judge(change)).toEqual({ kind: "failed", reason, next });
  });

  it.each<[string, Partial<GateFacts>, [until: Date, reason: string]]>([
    [
      "until the step before was sent",
      { step_before: { step_number: 1, failed: false } },
      [fromNow(5 * MINUTE), "Step 1 comes first."],
    ],
    [
      "until somebody is back in office",
      lead({ held_until: fromNow(86_400_000) }),
      [
        fromNow(86_400_000),
        "Ada Moreau is held until then: out of office, or their mail was turned away for now.",
      ],
    ],
    [
      "until its delay after the message before is over",
      { not_before: fromNow(3_600_000) },
      [fromNow(3_600_000), "Its delay after the message before is not over."],
    ],
    [
      "until its time has come",
      touch({ send_time: fromNow(MINUTE) }),
      [fromNow(MINUTE), "Its time has not come."],
    ],
    [
      "until its time has come, with the reason why that was moved",
      touch({ send_time: fromNow(MINUTE), deferred_reason: "421 busy, try later" }),
      [fromNow(MINUTE), "421 busy, try later"],
    ],
    [
      "until the inbox was read again",
      mailbox({ inbox_age_ms: 10 * MINUTE + 1 }),
      [
        fromNow(MINUTE),
        "The inbox of riley@lantern.test was not read to its end in the last ten minutes, so an answer could be waiting there.",
      ],
    ],
    [
      "until the inbox was read at all",
      mailbox({ inbox_age_ms: null }),
      [
        fromNow(MINUTE),
        "The inbox of riley@lantern.test was not read to its end in the last ten minutes, so an answer could be waiting there.",
      ],
    ],
    [
      "until the sending hours",
      { zone: "America/New_York" },
      [new Date("2027-03-02T14:00:00Z"), "Outside the sending hours in America/New_York."],
    ],
    [
      "until a mailbox that failed has rested",
      mailbox({ breaker_until: fromNow(MINUTE) }),
      [fromNow(MINUTE), "The mailbox riley@lantern.test failed several times and rests."],
    ],
    [
      "until tomorrow when today's messages are used up",
      mailbox({ sent_today: 50 }),
      [goodMailbox.next_day, "riley@lantern.test has sent its 50 messages for today."],
    ],
    [
      "until the gap between two messages is over",
      mailbox({ next_free_at: fromNow(MINUTE) }),
      [fromNow(MINUTE), "riley@lantern.test keeps a gap between two messages."],
    ],
  ])("waits by itself %s", (_what, change, [until, reason]) => {
    expect(judge(change)).toEqual({ kind: "deferred", until, reason });
  });

  it("lets an answer to a reply go at any hour, also when the person has left the campaign or it is paused", () => {
    expect(
      judge({
        ...answer,
        zone: "Pacific/Auckland",
        enrollment: null,
        campaign: { name: "Spring", status: "paused", paused_reason: null },
        ...lead({ held_until: fromNow(86_400_000) }),
      }),
    ).toEqual({ kind: "go" });
  });

  it("lets a first touch go from a mailbox whose replies nobody reads, as long as one can unsubscribe", () => {
    expect(
      judge({ first_touch: true, ...mailbox({ can_read_replies: false, inbox_age_ms: null }) }),
    ).toEqual({ kind: "go" });
  });

  it("lets the sandbox write to example addresses", () => {
    expect(judge({ recipient: "ada@northwind.example", ...mailbox({ kind: "sandbox" }) })).toEqual({
      kind: "go",
    });
  });

  it("sends at the very minute that everything was waiting for", () => {
    expect(
      judge({
        ...touch({ send_time: NOW }),
        ...lead({ held_until: NOW }),
        not_before: NOW,
        ...mailbox({ next_free_at: NOW, breaker_until: NOW, inbox_age_ms: 10 * MINUTE }),
      }),
    ).toEqual({ kind: "go" });
  });

  it("names what must never happen before what only waits", () => {
    const everything = {
      suppression: { scope: "address", reason: "unsubscribed" },
      newer_reply: true,
      sending: { on: false, reason: null },
      mailbox: null,
      step_before: { step_number: 1, failed: false },
    };
    expect(judge(everything)).toMatchObject({ kind: "skip" });
  });
});

const someFacts: fc.Arbitrary<GateFacts> = fc.record({
  now: fc.constant(NOW),
  sending: fc.record({ on: mostly(true, false), reason: fc.constant(null) }),
  touch: fc.record({
    kind: mostly("sequence", "answer"),
    channel: mostly("email", "linkedin_message"),
    draft_version: mostly(1, 0),
    approval_state: mostly("approved", "none", "requested", "rejected"),
    send_time: aroundNow(),
    deferred_reason: fc.constant(null),
    approval_holds: mostly(true, false),
    approval_outlived: mostly(false, true),
  }),
  campaign: fc.record({
    name: fc.constant("Spring"),
    status: mostly("active", "draft", "paused", "completed"),
    paused_reason: fc.constant(null),
  }),
  enrollment: mostly<GateFacts["enrollment"]>(
    { status: "active", stop_reason: null },
    null,
    { status: "paused", stop_reason: null },
    { status: "completed", stop_reason: "replied" },
  ),
  lead: fc.record({
    name: fc.constant("Ada Moreau"),
    status: mostly("contacted", "unsubscribed"),
    held_until: aroundNow(),
    do_not_contact_reason: mostly<string | null>(null, "A competitor."),
  }),
  recipient: mostly("ada@northwind.io", "", "ada@northwind.example"),
  suppression: mostly<GateFacts["suppression"]>(null, { scope: "domain", reason: "manual" }),
  newer_reply: mostly(false, true),
  step_before: mostly<GateFacts["step_before"]>(
    null,
    { step_number: 1, failed: false },
    { step_number: 1, failed: true },
  ),
  not_before: aroundNow(),
  first_touch: mostly(false, true),
  window: mostly<GateFacts["window"]>(WORKING_HOURS, null),
  zone: mostly("Europe/Berlin", "America/New_York"),
  mailbox: mostly<fc.Arbitrary<MailboxFacts | null>>(someMailbox(), fc.constant(null)).chain(
    (one) => one,
  ),
});

function someMailbox(): fc.Arbitrary<MailboxFacts> {
  return fc.record({
    address: fc.constant("riley@lantern.test"),
    kind: fc.constantFrom("real", "sandbox"),
    takes_channel: mostly(true, false),
    status: mostly("ok", "paused", "needs_reconnect"),
    paused_reason: fc.constant(null),
    breaker_until: aroundNow(),
    next_free_at: aroundNow(),
    sent_today: mostly(0, 9, 10, 11),
    cap: fc.constant(10),
    next_day: fc.constant(goodMailbox.next_day),
    can_read_replies: mostly(true, false),
    inbox_age_ms: mostly<number | null>(0, 10 * MINUTE, 10 * MINUTE + 1, null),
    has_unsubscribe: mostly(true, false),
  });
}

/** The usual value most of the time, so that a fair share of the facts has nothing or one thing against it. */
function mostly<T>(usual: T, ...rest: T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 14, arbitrary: fc.constant(usual) },
    ...rest.map((one) => fc.constant(one)),
  );
}

function aroundNow(): fc.Arbitrary<Date | null> {
  return mostly<Date | null>(null, fromNow(-1), NOW, fromNow(1));
}

const past = (at: Date | null) => at === null || at.getTime() <= NOW.getTime();

/** The list of `design/sending.md`, once more and in other words. */
function everythingHolds(facts: GateFacts): boolean {
  return personMayBeWrittenTo(facts) && textWasApproved(facts) && mailboxMaySend(facts);
}

function personMayBeWrittenTo(facts: GateFacts): boolean {
  const { lead: person, touch: one } = facts;
  const rules = [
    !facts.newer_reply,
    facts.suppression === null && person.status !== "unsubscribed",
    person.do_not_contact_reason === null,
    facts.recipient !== "",
    facts.sending.on,
    past(one.send_time) && past(facts.not_before),
    facts.step_before === null,
  ];
  const forSequences = [
    facts.campaign.status === "active",
    facts.enrollment?.status === "active",
    facts.window === null || facts.zone === "Europe/Berlin",
    past(person.held_until),
  ];
  return [...rules, ...(one.kind === "answer" ? [] : forSequences)].every(Boolean);
}

function textWasApproved({ touch: one }: GateFacts): boolean {
  return one.approval_state === "approved" && one.approval_holds && !one.approval_outlived;
}

function mailboxMaySend({ mailbox: box, touch: one, ...facts }: GateFacts): boolean {
  if (!box) return false;
  const fresh = box.inbox_age_ms !== null && box.inbox_age_ms <= 10 * MINUTE;
  const rules = [
    box.status === "ok",
    box.sent_today < box.cap,
    past(box.next_free_at) && past(box.breaker_until),
    facts.first_touch || (box.can_read_replies && fresh),
    one.channel === "email" || box.takes_channel,
  ];
  const forReal = [
    !facts.recipient.endsWith(".example"),
    one.channel !== "email" || box.has_unsubscribe,
  ];
  return [...rules, ...(box.kind === "real" ? forReal : [])].every(Boolean);
}

describe("over any facts, the gate", () => {
  it("says go exactly when every single condition holds", () => {
    let went = 0;
    fc.assert(
      fc.property(someFacts, (facts) => {
        const go = decideSend(facts).kind === "go";
        if (go) went += 1;
        expect(go).toBe(everythingHolds(facts));
      }),
      { numRuns: 5_000 },
    );
    expect(went).toBeGreaterThan(50);
  });

  it("gives every refusal a sentence, and a deferral a time that is still to come", () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const verdict = decideSend(facts);
        if (verdict.kind === "go") return;
        expect(verdict.reason).toMatch(/\S/);
        if (verdict.kind === "deferred") expect(verdict.until.getTime()).toBeGreaterThan(+NOW);
        if ("next" in verdict) expect(verdict.next).toMatch(/\S/);
      }),
      { numRuns: 2_000 },
    );
  });
});
