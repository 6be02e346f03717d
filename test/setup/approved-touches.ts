import { randomUUID } from "node:crypto";
import type { CampaignSettings } from "../../src/core/campaigns/campaign.ts";
import type { SequenceStep } from "../../src/core/sequences/sequence.ts";
import type { TestUser, TestWorld } from "./core-for-test.ts";

/** A Tuesday, ten in the morning in Berlin: within the sending hours of every touch made here. */
export const TUESDAY = "2027-03-02T09:00:00Z";

const NEVER = new AbortController().signal;

export type PlannedCampaign = {
  leads?: number;
  settings?: Partial<CampaignSettings>;
  steps?: SequenceStep[];
  /** Who enrols the leads; a campaign is always started by the person. */
  enrolledBy?: "person" | "agent";
};

export type DraftedTouch = {
  step_id: string;
  lead_id: string;
  draft_version: number;
  email: string;
  full_name: string;
};

export type DraftedCampaign = { campaign_id: string; name: string; touches: DraftedTouch[] };

/** A running campaign of Berliners whose first touches are drafted and wait for approval, made as a person would. */
export async function draftedCampaign(
  world: TestWorld,
  user: TestUser,
  planned: PlannedCampaign = {},
): Promise<DraftedCampaign> {
  const { core } = world;
  const name = `Campaign ${randomUUID().slice(0, 8)}`;
  const lead_ids = await addLeads(world, user, planned.leads ?? 1);
  const { campaign } = await core.createCampaign(user, {
    name,
    sequence_template: planned.steps ? "custom" : "email_only",
    ...(planned.steps ? { steps: planned.steps } : {}),
    settings: { offer: "We find stale leads.", ...planned.settings },
  });
  const { campaign_id } = campaign;
  const enroller = planned.enrolledBy === "agent" ? user.agent : user;
  await core.enrollLeads(enroller, { campaign: campaign_id, lead_ids });
  await core.startCampaign(user, { campaign: campaign_id });
  await writeDrafts(world);
  return { campaign_id, name, touches: await waitingTouches(world, user, campaign_id) };
}

/** The same, approved: due at once. */
export async function approvedCampaign(
  world: TestWorld,
  user: TestUser,
  planned: PlannedCampaign = {},
): Promise<DraftedCampaign> {
  const campaign = await draftedCampaign(world, user, planned);
  for (let from = 0; from < campaign.touches.length; from += 200) {
    const drafts = campaign.touches
      .slice(from, from + 200)
      .map(({ step_id, draft_version }) => ({ step_id, draft_version }));
    await world.core.approveAll(user, { drafts });
  }
  return campaign;
}

/** One approved touch, due at once. */
export async function approvedTouch(
  world: TestWorld,
  user: TestUser,
  planned: Omit<PlannedCampaign, "leads"> = {},
): Promise<DraftedTouch & { campaign_id: string }> {
  const { campaign_id, touches } = await approvedCampaign(world, user, planned);
  const [touch] = touches;
  if (!touch) throw new Error("no draft came");
  return { ...touch, campaign_id };
}

export async function writeDrafts({ core }: TestWorld): Promise<void> {
  while ((await core.clock.draftDueTouches({ limit: 200, signal: NEVER })) > 0);
}

/** What waits for this person in a campaign, in all pages. */
export async function waitingTouches(
  { core }: TestWorld,
  user: TestUser,
  campaign: string,
): Promise<DraftedTouch[]> {
  const touches: DraftedTouch[] = [];
  let cursor: string | null = null;
  do {
    const page = await core.listApprovals(user, {
      campaign,
      limit: 50,
      ...(cursor ? { cursor } : {}),
    });
    for (const { step_id, draft_version, lead } of page.cards) {
      const { lead_id, full_name, address } = lead;
      touches.push({ step_id, draft_version, lead_id, full_name, email: address });
    }
    cursor = page.next_cursor;
  } while (cursor);
  return touches;
}

async function addLeads({ core }: TestWorld, user: TestUser, count: number): Promise<string[]> {
  const key = randomUUID().slice(0, 8);
  const leads = Array.from({ length: count }, (_, place) => ({
    full_name: `Ada Moreau ${place + 1}`,
    email: `ada.${place + 1}.${key}@northwind.example`,
    company: "Northwind",
    title: "CTO",
    time_zone: "Europe/Berlin",
  }));
  const lead_ids: string[] = [];
  for (let from = 0; from < count; from += 100) {
    const { results } = await core.upsertLeads(user, { leads: leads.slice(from, from + 100) });
    lead_ids.push(...results.map((row) => row.lead_id ?? ""));
  }
  return lead_ids;
}
