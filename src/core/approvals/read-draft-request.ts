import { campaignSettings } from "../campaigns/campaign.ts";
import type { Tenant } from "../operation.ts";
import { userSettings } from "../people/user-settings.ts";
import type { DraftFact, DraftRequest } from "../ports/draft-writer.ts";
import { readConversations } from "../replies/read-conversations.ts";
import { pickVariant } from "../sequences/pick-variant.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import { readStep } from "./read-step.ts";
import type { Touch } from "./read-touch.ts";

/** Channels whose entries are notes, an agent's too: not what we wrote to the lead. */
const NOTED = ["phone", "other"];

/** Longest value of a further column that a text may take up, in characters. */
const LONGEST_FACT = 200;

/** The order for one draft: the lead, the offer, the step's words and the thread. `variant` is the key of the A/B side. */
export async function readDraftRequest(
  tenant: Tenant,
  touch: Touch,
  instruction: string | null,
): Promise<{ request: DraftRequest; variant: string | null }> {
  const step = await readStep(tenant.tx, touch);
  const variant = chooseVariant(step, touch);
  const request = {
    lead: leadFields(touch),
    facts: leadFacts(touch),
    ...(await readOffer(tenant, touch)),
    subjectTemplate: variant?.subject ?? null,
    bodyTemplate: variant?.body ?? null,
    brief: step?.brief ?? null,
    instruction,
    previous: previousDraft(touch),
    thread: await readThread(tenant, touch),
  };
  return { request, variant: variant?.key ?? null };
}

type Variant = NonNullable<SequenceStep["variants"]>[number];

function chooseVariant(step: SequenceStep | null, touch: Touch): Variant | null {
  const [first, ...rest] = step?.variants ?? [];
  if (!first) return null;
  return pickVariant([first, ...rest], {
    campaignId: touch.campaign_id,
    leadId: touch.lead_id,
    stepNumber: touch.step_number,
  });
}

async function readOffer(
  { tx, user_id }: Tenant,
  touch: Touch,
): Promise<Pick<DraftRequest, "offer" | "sender">> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: { settings: true, full_name: true, company_name: true },
  });
  const settings = campaignSettings.parse(touch.campaign.settings ?? {});
  return {
    offer: settings.offer,
    sender: {
      name: userSettings.parse(user.settings).sender_name || user.full_name || "",
      company: user.company_name ?? "",
      meetingLink: settings.meeting_link || null,
    },
  };
}

function previousDraft({ draft_version, payload }: Touch): DraftRequest["previous"] {
  return draft_version > 0 ? { subject: payload.subject, body: payload.body } : null;
}

async function readThread({ tx }: Tenant, { lead_id }: Touch): Promise<DraftRequest["thread"]> {
  const threads = await readConversations(tx, { lead_ids: [lead_id], each: 10 });
  return (threads.get(lead_id) ?? []).map(({ direction, channel, text }) => ({
    direction,
    text,
    untrusted: direction === "inbound" || NOTED.includes(channel),
  }));
}

function leadFields(touch: Touch): Record<string, string> {
  const { full_name, email, company, title, industry, location, linkedin_url } = touch.lead;
  const fields = { full_name, email, company, title, industry, location, linkedin_url };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, oneLine(value)]] : [])),
  );
}

/** A value fills a gap in a sentence: it brings no lines, and so no paragraphs, of its own. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

/** Further columns of the import, as facts with their source. */
function leadFacts(touch: Touch): DraftFact[] {
  const extra = (touch.lead.enrichment_data ?? {}) as Record<string, unknown>;
  return Object.entries(extra)
    .filter(([, value]) => typeof value === "string" && value.trim() !== "")
    .slice(0, 40)
    .map(([name, value]) => ({
      name,
      // By characters: half of one cannot be stored.
      value: [...oneLine(String(value))].slice(0, LONGEST_FACT).join(""),
      source: touch.lead.source ?? "manual",
    }));
}
