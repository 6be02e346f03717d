import { z } from "zod";
import { sendWindow } from "../sequences/send-window.ts";
import { SEQUENCE_TEMPLATES, sequenceStep } from "../sequences/sequence.ts";

export const CAMPAIGN_STATUSES = ["draft", "active", "paused", "completed"] as const;
export const APPROVAL_MODES = ["every_message", "first_message", "automatic"] as const;
export const campaignStatus = z.enum(CAMPAIGN_STATUSES);
export const approvalMode = z.enum(APPROVAL_MODES);

/** `campaigns.settings`; every field has a default, so an empty object is a usable campaign. */
export const campaignSettings = z.object({
  offer: z
    .string()
    .max(2000)
    .default("")
    .describe("What we offer, in a sentence or two; the drafts use it."),
  approval: approvalMode
    .default("every_message")
    .describe(
      "Which messages a person approves. Only a person may set anything but every_message.",
    ),
  time_zone: z
    .string()
    .max(60)
    .default("")
    .describe("IANA zone for leads whose own zone is unknown; empty: the owner's."),
  window: sendWindow
    .default({
      days: ["mon", "tue", "wed", "thu", "fri"],
      from: "09:00",
      to: "17:00",
      skip_holidays: [],
    })
    .describe("When messages may leave, in the lead's local time."),
  meeting_link: z
    .string()
    .max(500)
    .default("")
    .describe("Link for booking a meeting, for templates."),
  stop_company_on_reply: z
    .boolean()
    .default(false)
    .describe("Also stop colleagues with the same e-mail domain."),
});
export type CampaignSettings = z.infer<typeof campaignSettings>;

const campaignFigures = z.object({
  leads: z.number().int().describe("Leads enrolled."),
  waiting_approval: z.number().int().describe("Drafts waiting for a person."),
  scheduled: z.number().int().describe("Approved messages not sent yet."),
  sent: z.number().int().describe("Messages sent."),
  replies: z.number().int().describe("Replies received."),
  positive: z.number().int().describe("Leads marked positive."),
});
export type CampaignFigures = z.infer<typeof campaignFigures>;

export const campaignSummary = z.object({
  campaign_id: z.string().describe("Id of the campaign."),
  name: z.string().describe("Name of the campaign."),
  status: campaignStatus.describe("draft, active, paused or completed."),
  sequence_template: z.enum(SEQUENCE_TEMPLATES).describe("The shape of its sequence."),
  version: z.number().int().describe("Pass as expected_version when changing it."),
  paused_reason: z.string().nullable().describe("Why it is paused, if it is."),
  figures: campaignFigures.describe("Live figures."),
});
export type CampaignSummary = z.infer<typeof campaignSummary>;

export const campaignDetail = campaignSummary.extend({
  description: z.string().nullable().describe("Free text about the campaign."),
  settings: campaignSettings.describe("Window, approval mode and offer."),
  sequence_version: z.number().int().describe("Version of the steps new enrolments get."),
  steps: z.array(sequenceStep).describe("The steps of that version, in order."),
  leads_on_older_steps: z
    .number()
    .int()
    .describe("Running enrolments that keep the steps of an earlier version."),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

/** A campaign by its id, or by its exact name in any letter case. */
export const campaignRef = z.string().min(1).max(200).describe("Campaign id, or its exact name.");
