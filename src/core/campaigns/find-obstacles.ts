import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import { LOCAL_CLERK_ID } from "../people/ensure-local-user.ts";
import { hasSampleIdentity } from "../people/sample-identity.ts";
import { userSettings } from "../people/user-settings.ts";
import { renderTemplate, type TemplateValues } from "../sequences/render-template.ts";
import { isTimeZone } from "../sequences/resolve-zone.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import { templateVariables } from "../sequences/template-variables.ts";
import type { Campaign } from "./find-campaign.ts";
import { findSenders } from "./find-senders.ts";

/** What keeps this campaign from starting, each as the error a start would throw; empty when nothing does. */
export async function findObstacles(
  { tx, user_id }: Tenant,
  campaign: Campaign,
  steps: readonly SequenceStep[],
): Promise<AppError[]> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: user_id },
    select: {
      clerk_id: true,
      full_name: true,
      company_name: true,
      time_zone: true,
      settings: true,
    },
  });
  const enrolled = await tx.campaignLead.findFirst({
    where: { campaign_id: campaign.id, status: "active" },
    select: { id: true },
  });
  const senders = await findSenders(tx);
  const sender_name = userSettings.parse(user.settings).sender_name || user.full_name;
  const values = {
    offer: campaign.settings.offer,
    meeting_link: campaign.settings.meeting_link,
    sender_name,
    sender_company: user.company_name,
  };
  const isSample = user.clerk_id === LOCAL_CLERK_ID && hasSampleIdentity(user);
  const hasZone = isTimeZone(campaign.settings.time_zone) || isTimeZone(user.time_zone ?? "");
  return [
    steps.length === 0 ? noSteps(campaign) : null,
    enrolled ? null : noLeads(campaign),
    canSend(steps, senders) ? null : noMailbox(),
    hasZone ? null : noZone(),
    isSample && (await hasRealMailbox(tx)) ? noIdentity() : null,
    ...textFaults(steps, values),
  ].filter((obstacle) => obstacle !== null);
}

function canSend(
  steps: readonly SequenceStep[],
  senders: { email: string[]; linkedin: string[] },
): boolean {
  const byMail = steps.some((step) => step.channel === "email");
  if (byMail) return senders.email.length > 0;
  return steps.length === 0 || senders.linkedin.length > 0;
}

async function hasRealMailbox(tx: TenantTransaction): Promise<boolean> {
  const where = { provider: { not: "sandbox" }, status: { not: "disconnected" } };
  return (await tx.mailbox.count({ where })) > 0;
}

/** One fault a value: a lead that has every field shows what the campaign itself leaves open. */
function textFaults(steps: readonly SequenceStep[], own: TemplateValues): AppError[] {
  const faults = new Map<string, AppError>();
  for (const { variants } of steps) {
    for (const { subject, body } of variants) {
      const fault = (subject && fill(subject, "subject", own)) || fill(body, "body", own);
      if (fault) faults.set(fault.say, fault);
    }
  }
  return [...faults.values()];
}

function fill(template: string, field: "subject" | "body", own: TemplateValues): AppError | null {
  try {
    const complete = templateVariables(template, field).map((name) => [name, "x"]);
    renderTemplate(template, { ...Object.fromEntries(complete), ...own }, field);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

function noSteps(campaign: Campaign): AppError {
  return new AppError("invalid_input", {
    say: `The campaign "${campaign.name}" has no steps.`,
    field: "steps",
    next: "Give it steps first.",
  });
}

function noLeads(campaign: Campaign): AppError {
  return new AppError("invalid_input", {
    say: `No lead is enrolled in "${campaign.name}", so there is nobody to write to.`,
    field: "campaign",
    next: "Enroll leads first.",
  });
}

function noMailbox(): AppError {
  return new AppError("not_connected", {
    say: "No account is connected that could send this campaign's messages.",
    next: "Connect a mailbox with /sdr connect.",
  });
}

function noIdentity(): AppError {
  return new AppError("invalid_input", {
    say: "Real mail would leave under the name and company of the sample.",
    field: "full_name",
    next: "Fill in your name and company with /sdr settings.",
  });
}

function noZone(): AppError {
  return new AppError("invalid_input", {
    say: "The campaign has no time zone, so no send time can be chosen.",
    field: "settings.time_zone",
    next: "Set the campaign's time_zone, or your own, to an IANA name such as Europe/Berlin.",
  });
}
