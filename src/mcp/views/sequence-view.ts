import { z } from "zod";
import type { CampaignSettings } from "../../core/campaigns/campaign.ts";
import { channel, type SequenceStep } from "../../core/sequences/sequence.ts";
import { parseWindowText, toWindowText } from "./window-text.ts";

const windowText = z.string().max(5_000).optional();

/** A step, read and written in one shape so that an agent can send back what it read. */
export const stepView = z.strictObject({
  step_number: z.int().describe("1, 2, 3…"),
  channel: channel.describe("How it is sent."),
  delay_hours: z.int().default(0).describe("Hours after the previous step."),
  window: windowText.describe("Only if unlike the campaign's."),
  variants: z
    .array(
      z.strictObject({
        key: z.string().max(1).describe("A, B, C."),
        subject: z.string().optional().describe("First e-mail only."),
        body: z.string().describe('Liquid: Hi {{ first_name | default: "there" }}'),
      }),
    )
    .default([])
    .describe("Wordings."),
  brief: z.string().optional().describe("For a model to write from, instead."),
});
export type StepView = z.output<typeof stepView>;

export function toStepView(step: SequenceStep): StepView {
  return {
    ...step,
    window: step.window ? toWindowText(step.window) : undefined,
    variants: step.variants.map((variant) => ({
      ...variant,
      subject: variant.subject ?? undefined,
    })),
    brief: step.brief ?? undefined,
  };
}

/** The step as core takes it; core checks its content. */
export function fromStepView(step: StepView) {
  return { ...step, window: step.window === undefined ? null : parseWindowText(step.window) };
}

/** The settings an agent may change; which messages need approval is not among them. */
export const settingsView = z.strictObject({
  offer: z.string().max(2_000).optional().describe("What we offer; drafts use it."),
  time_zone: z.string().max(60).optional().describe("IANA zone for leads without one."),
  window: windowText.describe("E.g. mon-fri 09:00-17:00, lead's local time."),
  meeting_link: z.string().max(500).optional().describe("Booking link."),
  stop_company_on_reply: z.boolean().optional().describe("A reply also stops colleagues."),
});
export type SettingsView = z.output<typeof settingsView>;

export function toSettingsView(settings: CampaignSettings) {
  return { ...settings, window: toWindowText(settings.window) };
}

export function fromSettingsView({ window, ...rest }: SettingsView) {
  return window === undefined ? rest : { ...rest, window: parseWindowText(window) };
}
