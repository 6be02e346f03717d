import { openTenant } from "../../src/core/operation.ts";
import type { SendWindow } from "../../src/core/sequences/send-window.ts";
import type { SequenceStep } from "../../src/core/sequences/sequence.ts";
import { approvedCampaign, type DraftedTouch, type PlannedCampaign } from "./approved-touches.ts";
import type { TestUser, TestWorld } from "./core-for-test.ts";

export type MailboxSettings = {
  daily_cap?: number;
  min_gap_seconds?: number;
  gap_jitter_seconds?: number;
  time_zone?: string;
};

export type WorkingMailbox = {
  user: TestUser;
  mailbox_id: string;
  address: string;
  campaign_id: string;
  touches: DraftedTouch[];
};

/** A window that never closes. */
export const ALL_DAY: SendWindow = {
  days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  from: "00:00",
  to: "24:00",
  skip_holidays: [],
};

/** A sequence of one mail, so that nothing is left to come once it went. */
export const ONE_MAIL: SequenceStep[] = [
  {
    step_number: 1,
    channel: "email",
    delay_hours: 0,
    window: null,
    brief: null,
    variants: [{ key: "A", subject: "Stale leads", body: "Hi {{ first_name }}, {{ offer }}" }],
  },
];

/** A new account whose mailbox has these limits; without any it sends as fast as it can. */
export async function addMailbox(world: TestWorld, limits: MailboxSettings = {}) {
  const user = await world.addUser();
  const { daily_cap = 10_000, ...others } = limits;
  const { address } = await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.mailbox.update({
      where: { id: user.mailbox_id },
      data: { daily_cap, ramp_start: daily_cap, ...others },
      select: { address: true },
    }),
  );
  return { user, mailbox_id: user.mailbox_id, address };
}

/** Several accounts, each with a mailbox and a campaign of its own: one mail a lead, approved and due at once. */
export async function severalMailboxes(
  world: TestWorld,
  planned: { mailboxes: number; each: number; limits?: MailboxSettings } & Omit<
    PlannedCampaign,
    "leads"
  >,
): Promise<WorkingMailbox[]> {
  const { mailboxes, each, limits, ...campaign } = { steps: ONE_MAIL, ...planned };
  const made: WorkingMailbox[] = [];
  while (made.length < mailboxes) {
    const mailbox = await addMailbox(world, limits);
    const { campaign_id, touches } = await approvedCampaign(world, mailbox.user, {
      ...campaign,
      leads: each,
    });
    made.push({ ...mailbox, campaign_id, touches });
  }
  return made;
}
